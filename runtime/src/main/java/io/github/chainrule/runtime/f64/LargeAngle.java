package io.github.chainrule.runtime.f64;

/**
 * Angles of millions and more in quarters of a turn, by integers: of 2/π so many bits are known
 * that its product with the largest double still has 128 behind the point, and those of them that
 * only make whole turns are left out.
 */
final class LargeAngle {
  /** The bits of 2/π behind the point, after 64 zeros. */
  private static final long[] TWO_BY_PI = {
    0L,
    0xA2F9836E4E441529L,
    0xFC2757D1F534DDC0L,
    0xDB6295993C439041L,
    0xFE5163ABDEBBC561L,
    0xB7246E3A424DD2E0L,
    0x06492EEA09D1921CL,
    0xFE1DEB1CB129A73EL,
    0xE88235F52EBB4484L,
    0xE99C7026B45F7E41L,
    0x3991D639835339F4L,
    0x9C845F8BBDF9283BL,
    0x1FF897FFDE05980FL,
    0xEF2F118B5A0A6D1FL,
    0x6D367ECF27CB09B7L,
    0x4F463F669E5FEA2DL,
    0x7527BAC7EBE5F17BL,
    0x3D0739F78A5292EAL,
    0x6BFB5FB11F8D5D08L,
    0x56033046FC7B6BABL
  };

  private static final double HALF_PI = 1.5707963267948966;
  private static final double HALF_PI_LOW = 6.123233995736766e-17;

  private static final int MANTISSA_BITS = 52;
  private static final int EXPONENT_OF_ONE = 1023;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
  private static final long LOWER_WORD = 0xffffffffL;
  private static final double TWO_TO_MINUS_53 = 0x1p-53;

  private LargeAngle() {}

  /** The quarters of a turn next to x, but for whole turns. */
  static int quarters(double x) {
    long share = shareOfTurn(x);
    return (int) (share >>> 62) + ((int) (share >>> 61) & 1);
  }

  /** What x is above its {@link #quarters}, rounded. */
  static double remainder(double x) {
    return remainder(x, true);
  }

  /** What {@link #remainder} has lost by rounding. */
  static double remainderLow(double x) {
    return remainder(x, false);
  }

  /**
   * π/2 times the fraction of a quarter, of which 106 bits are kept from the first one that is 1.
   */
  private static double remainder(double x, boolean isHigh) {
    long share = shareOfTurn(x);
    long shareLow = shareOfTurnLow(x);
    long signed = (share << 2) | (shareLow >>> 62);
    boolean isNegative = signed < 0;
    long upper = isNegative ? ~signed : signed;
    long lower = isNegative ? ~(shareLow << 2) : shareLow << 2;
    int zeros = Long.numberOfLeadingZeros(upper);
    upper = (upper << zeros) | (lower >>> (64 - zeros));
    lower <<= zeros;
    double unit = Double.longBitsToDouble((long) (EXPONENT_OF_ONE - zeros) << MANTISSA_BITS);
    double high = (upper >>> 11) * TWO_TO_MINUS_53 * unit;
    double low =
        (((upper << 42) | (lower >>> 22)) & ((MANTISSA << 1) | 1))
            * TWO_TO_MINUS_53
            * TWO_TO_MINUS_53
            * unit;
    double product = high * HALF_PI;
    double rest = Pairs.lostByProduct(high, HALF_PI) + (high * HALF_PI_LOW + low * HALF_PI);
    double value = isHigh ? product + rest : Pairs.lostBySum(product, rest);
    return isNegative ? -value : value;
  }

  /** The first 64 bits of the fraction of x / 2π. */
  private static long shareOfTurn(double x) {
    long mantissa = mantissa(x);
    return mantissa * bits(x, 0) + upperProduct(mantissa, bits(x, 1)) + carry(x);
  }

  /** The 64 bits after them. */
  private static long shareOfTurnLow(double x) {
    long mantissa = mantissa(x);
    return mantissa * bits(x, 1) + upperProduct(mantissa, bits(x, 2));
  }

  private static long carry(double x) {
    long mantissa = mantissa(x);
    long product = mantissa * bits(x, 1);
    long sum = product + upperProduct(mantissa, bits(x, 2));
    return sum + Long.MIN_VALUE < product + Long.MIN_VALUE ? 1 : 0;
  }

  private static long mantissa(double x) {
    return (Double.doubleToRawLongBits(x) & MANTISSA) | (1L << MANTISSA_BITS);
  }

  /** Of the bits of 2/π by which the mantissa is to be multiplied, 64, from 64 · word on. */
  private static long bits(double x, int word) {
    int first = Math.getExponent(x) - MANTISSA_BITS - 2 + 64;
    int index = (first >> 6) + word;
    int shift = first & 63;
    return shift == 0
        ? TWO_BY_PI[index]
        : (TWO_BY_PI[index] << shift) | (TWO_BY_PI[index + 1] >>> (64 - shift));
  }

  /** The upper 64 bits of the product of a positive a and an unsigned b. */
  private static long upperProduct(long a, long b) {
    long aUpper = a >>> 32;
    long aLower = a & LOWER_WORD;
    long bUpper = b >>> 32;
    long bLower = b & LOWER_WORD;
    long cross = aUpper * bLower + ((aLower * bLower) >>> 32);
    long other = aLower * bUpper + (cross & LOWER_WORD);
    return aUpper * bUpper + (cross >>> 32) + (other >>> 32);
  }
}
