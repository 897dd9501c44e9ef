package io.github.chainrule.exchange.tensor;

import io.github.chainrule.runtime.io.HalfPrecision;

/** Numbers from bytes in little endian. */
public final class Numbers {
  private Numbers() {}

  public static long bits(byte[] bytes, int at, int size) {
    long value = 0;
    for (int k = size - 1; k >= 0; k--) {
      value = (value << 8) | (bytes[at + k] & 0xff);
    }
    return value;
  }

  /**
   * The number that was meant by a float: a fraction with a small denominator, such as a sixth, or
   * the shortest decimal, where the float is the nearest to that.
   */
  public static double intended(float number) {
    for (int denominator = 1; denominator <= 12 && Math.abs(number) < 1e6; denominator++) {
      double fraction = Math.rint((double) number * denominator) / denominator;
      if ((float) fraction == number) {
        return fraction;
      }
    }
    return Double.parseDouble(Float.toString(number));
  }

  /** A number of IEEE 754 half precision. */
  public static double half(int bits) {
    return HalfPrecision.f16(bits & 0xffff);
  }
}
