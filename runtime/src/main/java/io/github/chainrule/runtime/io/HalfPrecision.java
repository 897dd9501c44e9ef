package io.github.chainrule.runtime.io;

/**
 * The two types of 16 bits as floats. Each of their values is one of float too, so nothing is
 * rounded; infinities stay what they are, and the payload of a NaN stays in its upper bits.
 */
public final class HalfPrecision {
  private HalfPrecision() {}

  /**
   * Converts IEEE 754 half precision: sign, 5 bits of exponent with a bias of 15, 10 of fraction.
   *
   * @param bits the number in the lower 16 bits; the upper ones are not looked at
   * @return the same number
   */
  public static float f16(int bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      // A subnormal counts in units of 2^-24; the product is exact, and keeps the sign of zero.
      return (sign == 0 ? 0x1p-24f : -0x1p-24f) * fraction;
    }
    int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }

  /**
   * Converts the upper half of a float.
   *
   * @param bits the number in the lower 16 bits; the upper ones are not looked at
   * @return the float whose lower half is 0
   */
  public static float bf16(int bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
