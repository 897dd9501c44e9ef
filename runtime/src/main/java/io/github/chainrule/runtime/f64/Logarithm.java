package io.github.chainrule.runtime.f64;

/** The natural logarithm. */
final class Logarithm {
  static final long BITS_OF_SQRT_HALF = 0x3FE6A09E667F3BCDL;

  /** Makes a subnormal number a normal one. */
  private static final double TWO_TO_54 = 0x1p54;

  private Logarithm() {}

  /**
   * The logarithm of x = 2^n (1 + f) with √½ ≤ 1 + f &lt; √2, as n ln 2 + log(1 + f) with log(1 +
   * f) = f − f²/2 + s (f²/2 + R), as for {@link Elementary#log1p}. What the sum of the two largest
   * terms loses is added to the others.
   */
  static double log(double x) {
    if (x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY) {
      return ofNormal(x, 0);
    }
    if (x > 0.0 && x < Double.MIN_NORMAL) {
      return ofNormal(x * TWO_TO_54, -54);
    }
    return x > 0.0 ? x : x == 0.0 ? Double.NEGATIVE_INFINITY : Double.NaN;
  }

  /** The logarithm of 2^shift x. */
  private static double ofNormal(double x, int shift) {
    long bits = Double.doubleToRawLongBits(x);
    long exponent = (bits - BITS_OF_SQRT_HALF) >> 52;
    double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1.0;
    double n = exponent + shift;
    double twos = n * Elementary.LN_2_HIGH;
    double half = 0.5 * f * f;
    double s = f / (2.0 + f);
    double small = s * (half + rest(s)) + n * Elementary.LN_2_LOW;
    return (twos + f) + (Pairs.lostBySum(twos, f) + (small - half));
  }

  /** n ln 2 + log(1 + f), corrected by the relative error of 2^n (1 + f). */
  static double of(double f, double n, double correction) {
    double s = f / (2.0 + f);
    double half = 0.5 * f * f;
    double small = s * (half + rest(s)) + (n * Elementary.LN_2_LOW + correction);
    return n * Elementary.LN_2_HIGH - ((half - small) - f);
  }

  /** R = Σ 2 s^{2k} / (2k + 1) from k = 1 on. */
  private static double rest(double s) {
    double z = s * s;
    double z2 = z * z;
    double z4 = z2 * z2;
    double low = (2.0 / 3 + 2.0 / 5 * z) + z2 * (2.0 / 7 + 2.0 / 9 * z);
    double middle = (2.0 / 11 + 2.0 / 13 * z) + z2 * (2.0 / 15 + 2.0 / 17 * z);
    double high = (2.0 / 19 + 2.0 / 21 * z) + z2 * (2.0 / 23);
    return z * (low + z4 * (middle + z4 * high));
  }
}
