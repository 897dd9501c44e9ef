package io.github.chainrule.runtime.f64;

/**
 * x^y = e^{y log x}, for which the logarithm has to be more exact than any double, since y may
 * multiply its error by hundreds.
 *
 * <p>x = 2^n m with √½ ≤ m &lt; √2, and c is the multiple of 1/16 next to m: log x = n ln 2 + log c
 * + 2 artanh s, s = (m − c) / (m + c). The logarithm of c comes from a table, in two parts; s is in
 * two parts, too, and what follows it in artanh's series is so small that one is enough.
 */
final class Power {
  /** Makes a subnormal number a normal one. */
  private static final double TWO_TO_54 = 0x1p54;

  /** ln 2 in two parts: the first is a multiple of 2^−42, as are those of the table. */
  private static final double LN_2_HIGH = 0x1.62e42fefa38p-1;

  private static final double LN_2_LOW = 5.497923018708371e-14;

  /** Where e^x is infinite, or 0, for certain. */
  private static final double FAR = 800.0;

  private static final int FIRST = 11;
  private static final double SIXTEENTH = 0.0625;

  /** log(k / 16) for k from 11 to 23, but for what {@link #LOW} adds. */
  private static final double[] HIGH = {
    -0x1.7fafa3bd81p-2,
    -0x1.269621134ep-2,
    -0x1.a93ed3c8aep-3,
    -0x1.1178e8227ep-3,
    -0x1.08598b59e4p-4,
    0.0,
    0x1.f0a30c0118p-5,
    0x1.e27076e2bp-4,
    0x1.5ff3070a7ap-3,
    0x1.c8ff7c79aap-3,
    0x1.1675cababap-2,
    0x1.4618bc21c6p-2,
    0x1.739d7f6bbdp-2
  };

  private static final double[] LOW = {
    -7.260466149925637e-14,
    6.292357389008195e-14,
    4.3425422595242564e-14,
    -3.1859736349078334e-14,
    2.1225608044809997e-14,
    0.0,
    -5.213620639136504e-14,
    -4.654729747598445e-14,
    -8.649239607212071e-14,
    -4.169796584527195e-14,
    8.604306772808733e-14,
    -1.7625431312172662e-14,
    3.6708569716349383e-16
  };

  private Power() {}

  static double of(double x, double y) {
    if (x < 0.0 || Double.isNaN(y)) {
      return Double.NaN;
    }
    if (y == 0.0) {
      return 1.0;
    }
    if (Double.isNaN(x)) {
      return x;
    }
    if (x == 0.0 || x == Double.POSITIVE_INFINITY) {
      return ofLimit(x, y);
    }
    if (Double.isInfinite(y)) {
      return x == 1.0 ? Double.NaN : (x > 1.0) == (y > 0.0) ? Double.POSITIVE_INFINITY : 0.0;
    }
    return x < Double.MIN_NORMAL ? of(x * TWO_TO_54, -54, y) : of(x, 0, y);
  }

  /** The power of ±0 or ∞; odd powers of −0 are negative. */
  private static double ofLimit(double x, double y) {
    double size = (x == 0.0) == (y > 0.0) ? 0.0 : Double.POSITIVE_INFINITY;
    boolean isNegative = 1.0 / x < 0.0 && Math.abs(y % 2.0) == 1.0;
    return isNegative ? -size : size;
  }

  /** (2^shift x)^y for a normal x. */
  private static double of(double x, int shift, double y) {
    long bits = Double.doubleToRawLongBits(x);
    long n = (bits - Logarithm.BITS_OF_SQRT_HALF) >> 52;
    double m = Double.longBitsToDouble(bits - (n << 52));
    int k = (int) (m / SIXTEENTH + 0.5);
    double exponent = n + shift;
    double known = exponent * LN_2_HIGH + HIGH[k - FIRST];
    double knownLow = exponent * LN_2_LOW + LOW[k - FIRST];
    double c = k * SIXTEENTH;
    double d = m + c;
    double inverse = 1.0 / d;
    double s = Pairs.upper((m - c) * inverse);
    double dLow = Pairs.lostBySum(Math.max(m, c), Math.min(m, c));
    double sLow = Pairs.remainder(m - c, 0.0, d, dLow, s) * inverse;
    double small = 2.0 * sLow + series(s + sLow) + knownLow;
    double low = Pairs.lostBySum(known, 2.0 * s) + small;
    double high = known + 2.0 * s;
    return exp(y, high + low, Pairs.lostBySum(high, low));
  }

  /** 2 artanh s − 2 s for |s| up to 1/44. */
  private static double series(double s) {
    double z = s * s;
    double high = 2.0 / 9 + z * (2.0 / 11 + z * (2.0 / 13));
    return s * z * (2.0 / 3 + z * (2.0 / 5 + z * (2.0 / 7 + z * high)));
  }

  /** e^{y (high + low)}. */
  private static double exp(double y, double high, double low) {
    double product = y * high;
    if (!(Math.abs(product) < FAR)) {
      return product > 0.0 ? Double.POSITIVE_INFINITY : 0.0;
    }
    return Exponential.of(product, Pairs.lostByProduct(y, high) + y * low);
  }
}
