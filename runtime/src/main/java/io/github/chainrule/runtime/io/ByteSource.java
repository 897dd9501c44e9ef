package io.github.chainrule.runtime.io;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the data of a file's tensors piece by piece from a stream, and notices when it ends too
 * early or too late.
 */
public final class ByteSource {
  /** The length of a piece; a multiple of the size of every number. */
  private static final int CHUNK = 8192;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];

  /**
   * Reads a stream.
   *
   * @param in the stream behind the header; stays open
   */
  public ByteSource(InputStream in) {
    this.in = in;
  }

  /**
   * What was read last.
   *
   * @return the array itself, with what {@link #next} read from index 0 on
   */
  public byte[] chunk() {
    return chunk;
  }

  /**
   * Reads the next piece of a tensor.
   *
   * @param tensor the tensor
   * @param left how many of its bytes have not been read
   * @return the number of bytes read, which hold whole numbers: at least 1 if left is
   * @throws ModelFormatException if the file ends before
   * @throws IOException if the stream cannot be read
   */
  public int next(TensorDescription tensor, long left) throws IOException {
    int wanted = (int) Math.min(left, CHUNK);
    int got = read(in, chunk, wanted);
    if (got < wanted) {
      throw new ModelFormatException(
          tensor.name(),
          tensor.bytes() + " bytes of data",
          tensor.bytes() - left + got + " bytes before the end of the file");
    }
    return got;
  }

  /**
   * Passes over a tensor.
   *
   * @param tensor the tensor, of which nothing has been read
   * @throws ModelFormatException if the file ends before
   * @throws IOException if the stream cannot be read
   */
  public void pass(TensorDescription tensor) throws IOException {
    // Not by InputStream.skip, which goes beyond the end of a file without telling.
    long left = tensor.bytes();
    while (left > 0) {
      left -= next(tensor, left);
    }
  }

  /**
   * Checks that the stream ends here.
   *
   * @throws ModelFormatException if it does not
   * @throws IOException if the stream cannot be read
   */
  public void expectEnd() throws IOException {
    if (in.read() >= 0) {
      throw new ModelFormatException("file", "its end after the last tensor", "more bytes");
    }
  }

  /** Reads so many bytes, or all until the end of the stream; returns how many it read. */
  static int read(InputStream in, byte[] into, int wanted) throws IOException {
    int count = 0;
    while (count < wanted) {
      int got = in.read(into, count, wanted - count);
      if (got < 0) {
        return count;
      }
      count += got;
    }
    return count;
  }
}
