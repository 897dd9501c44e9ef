package io.github.chainrule.exchange.tensor;

import io.github.chainrule.runtime.io.HalfPrecision;

/** Numbers from bytes in little endian. */
public final class Numbers {
  private Numbers() {}

  public static long bits(byte[] bytes, int at, int size) {
    long value = 0;
    for (int k = size - 1; k >= 0; k--) {
      value = value << 8 | bytes[at + k] & 0xff;
    }
    return value;
  }

  /** A number of IEEE 754 half precision. */
  public static double half(int bits) {
    return HalfPrecision.f16(bits & 0xffff);
  }
}
