package io.github.chainrule.runtime.f64;

/** What is computed with numbers that are the sum of two doubles, of which the second is small. */
final class Pairs {
  /** All but the last 27 bits of a double: products of what is left are exact. */
  private static final long UPPER = -1L << 27;

  private Pairs() {}

  /** x without its last 27 bits. */
  static double upper(double x) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & UPPER);
  }

  /** What the sum a + b has lost by rounding; |a| ≥ |b|, or a is 0. */
  static double lostBySum(double a, double b) {
    return (a - (a + b)) + b;
  }

  /** What the difference a − b has lost by rounding, whichever is larger. */
  static double lostByDifference(double a, double b) {
    double d = a - b;
    double counterpart = a - d;
    return (a - (d + counterpart)) + (counterpart - b);
  }

  /** What the product a · b has lost by rounding. */
  static double lostByProduct(double a, double b) {
    double aUpper = upper(a);
    double aLower = a - aUpper;
    double bUpper = upper(b);
    double bLower = b - bUpper;
    return ((aUpper * bUpper - a * b) + aUpper * bLower + aLower * bUpper) + aLower * bLower;
  }

  /**
   * (n + nLow) / (d + dLow), rounded almost correctly: the quotient's upper half, and what is left
   * of the numerator over the denominator.
   */
  static double quotient(double n, double nLow, double d, double dLow) {
    double inverse = 1.0 / d;
    double q = upper(n * inverse);
    return q + remainder(n, nLow, d, dLow, q) * inverse;
  }

  /** n + nLow − (d + dLow) q for a q without a lower half and near the quotient. */
  static double remainder(double n, double nLow, double d, double dLow, double q) {
    double upper = upper(d);
    return ((n - q * upper) - q * ((d - upper) + dLow)) + nLow;
  }
}
