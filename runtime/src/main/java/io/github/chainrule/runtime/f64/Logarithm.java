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
    double small = s * (half + Elementary.logRest(s)) + n * Elementary.LN_2_LOW;
    return (twos + f) + (Pairs.lostBySum(twos, f) + (small - half));
  }
}
