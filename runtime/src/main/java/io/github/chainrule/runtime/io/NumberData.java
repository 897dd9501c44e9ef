package io.github.chainrule.runtime.io;

import java.io.IOException;
import java.io.OutputStream;

/** The data of an F64 tensor, which keep every bit of a double, those of NaN included. */
public final class NumberData {
  private static final int CHUNK = 8192;

  private NumberData() {}

  /**
   * Writes numbers.
   *
   * @param values the numbers
   * @param out receives 8 bytes for each
   * @throws IOException if it cannot be written
   */
  public static void write(double[] values, OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    int at = 0;
    for (int k = 0; k < values.length; k++) {
      LittleEndian.writeLong(Double.doubleToRawLongBits(values[k]), chunk, at);
      at += ElementType.F64.bytes();
      if (at == CHUNK || k == values.length - 1) {
        out.write(chunk, 0, at);
        at = 0;
      }
    }
  }

  /**
   * Reads numbers.
   *
   * @param source the data
   * @param tensor an F64 tensor that fits an array
   * @return a new array
   * @throws IOException if they cannot be read
   */
  public static double[] read(ByteSource source, TensorDescription tensor) throws IOException {
    double[] values = new double[(int) (tensor.bytes() / ElementType.F64.bytes())];
    int k = 0;
    long left = tensor.bytes();
    while (left > 0) {
      int got = source.next(tensor, left);
      for (int at = 0; at < got; at += ElementType.F64.bytes()) {
        values[k++] = Double.longBitsToDouble(LittleEndian.readLong(source.chunk(), at));
      }
      left -= got;
    }
    return values;
  }
}
