package io.github.chainrule.runtime.f64;

/** The functions that are made of e^x beside {@link Elementary#exp} itself. */
final class Exponential {
  /** ln 2 in two parts: the first has so few bits that its products with exponents are exact. */
  private static final double LN_2_HIGH = Elementary.LN_2_HIGH;

  private static final double LN_2_LOW = Elementary.LN_2_LOW;

  /** Below, e^x is less than half of what next to −1 is told apart. */
  private static final double NOTHING = -38.0;

  /** Beyond, the 1 that is taken from e^x is less than its error. */
  private static final double MUCH = 40.0;

  /** Where tanh rounds to 1. */
  private static final double SATURATED = 20.0;

  /** Where the cube of a number is lost in rounding it. */
  private static final double SMALL = 0x1p-27;

  private static final double LARGEST = 709.79;
  private static final double SMALLEST = -745.2;

  private Exponential() {}

  /**
   * e^(x + low), with n the integer nearest x / ln 2 and r = x + low − n ln 2 as 2^n e^r. What the
   * sum 1 + r + r²/2 loses by rounding is added to what follows in the series.
   */
  static double of(double x, double low) {
    if (!(x >= SMALLEST && x <= LARGEST)) {
      return x > 0.0 ? Double.POSITIVE_INFINITY : x < 0.0 ? 0.0 : Double.NaN;
    }
    double n = quotient(x);
    double reduced = x - n * LN_2_HIGH;
    double taken = n * LN_2_LOW - low;
    double r = reduced - taken;
    double lost = (reduced - r) - taken;
    double half = 0.5 * (r * r);
    double line = 1.0 + r;
    double lostBySums = Pairs.lostBySum(1.0, r) + Pairs.lostBySum(line, half);
    double rest = lostBySums + (cubic(r) + (lost + lost * r));
    return scaled((line + half) + rest, (int) n);
  }

  private static double quotient(double x) {
    return (x * Elementary.LOG2_E + Elementary.ROUNDER) - Elementary.ROUNDER;
  }

  /** x 2^n in two steps, since 2^n itself may be no normal number. */
  private static double scaled(double x, int n) {
    int half = n / 2;
    return x * powerOfTwo(half) * powerOfTwo(n - half);
  }

  private static double powerOfTwo(int n) {
    return Double.longBitsToDouble((n + 1023L) << 52);
  }

  /**
   * e^x − 1 = 2^n (e^r − 1) + (2^n − 1): what the sum of the large terms loses by rounding is added
   * to the small ones.
   */
  static double expm1(double x) {
    if (!(x > NOTHING && x < MUCH)) {
      return x < 0.0 ? -1.0 : Elementary.exp(x);
    }
    if (x == 0.0) {
      // The sum below loses the sign of a zero.
      return x;
    }
    double n = quotient(x);
    double scale = powerOfTwo((int) n);
    double r = reduced(x, n);
    return expm1Main(scale, r) + expm1Rest(x, n, scale, r);
  }

  private static double reduced(double x, double n) {
    return (x - n * LN_2_HIGH) - n * LN_2_LOW;
  }

  /** (2^n − 1) + 2^n (r + r²/2). */
  private static double expm1Main(double scale, double r) {
    return ((scale - 1.0) + scale * r) + scale * (0.5 * (r * r));
  }

  /** What e^x − 1 is above {@link #expm1Main}. */
  private static double expm1Rest(double x, double n, double scale, double r) {
    double lost = ((x - n * LN_2_HIGH) - r) - n * LN_2_LOW;
    double lostOfOne = (scale - (scale - 1.0)) - 1.0;
    double line = (scale - 1.0) + scale * r;
    double lostBySums =
        Pairs.lostBySum(scale - 1.0, scale * r) + Pairs.lostBySum(line, scale * (0.5 * (r * r)));
    return lostBySums + (lostOfOne + scale * (cubic(r) + (lost + lost * r)));
  }

  /** e^r − 1 − r − r²/2 for |r| ≤ ½ ln 2, from its Taylor series. */
  private static double cubic(double r) {
    double r2 = r * r;
    double r4 = r2 * r2;
    double low = (1.0 / 6 + 1.0 / 24 * r) + r2 * (1.0 / 120 + 1.0 / 720 * r);
    double middle = (1.0 / 5040 + 1.0 / 40320 * r) + r2 * (1.0 / 362880 + 1.0 / 3628800 * r);
    double high = (1.0 / 39916800 + 1.0 / 479001600 * r) + r2 * (1.0 / 6227020800.0);
    return r * r2 * (low + r4 * (middle + r4 * high));
  }

  /** tanh |x| = E / (E + 2) with E = e^{2|x|} − 1 as a pair of numbers. */
  static double tanh(double x) {
    double a = Math.abs(x);
    if (!(a >= SMALL && a < SATURATED)) {
      return a >= SATURATED ? Math.signum(x) : x;
    }
    double twice = 2.0 * a;
    double n = quotient(twice);
    double scale = powerOfTwo((int) n);
    double r = reduced(twice, n);
    double main = expm1Main(scale, r);
    double rest = expm1Rest(twice, n, scale, r);
    double e = main + rest;
    double low = Pairs.lostBySum(main, rest);
    double d = e + 2.0;
    double dLow = Pairs.lostBySum(Math.max(e, 2.0), Math.min(e, 2.0)) + low;
    double y = Pairs.quotient(e, low, d, dLow);
    return x < 0.0 ? -y : y;
  }
}
