package io.github.chainrule.runtime.f32;

/**
 * The elementary functions of networks in float, with the same bits on every platform.
 *
 * <p>{@link Math#exp} and its like may differ from one virtual machine to another. These functions
 * are built from additions, multiplications, divisions, comparisons, minima, maxima and conversions
 * of bits, all of which the language defines exactly, in an order that is fixed. A NaN gives NaN.
 *
 * <p>{@link #tanh} and {@link #sigmoid} stay in float and take no branch, so that a loop over an
 * array compiles to vector instructions. The others compute in double, to about 1e-9, and round
 * once, so that their error is hardly more than that rounding.
 *
 * <p>The coefficients were computed for this class in 60-digit arithmetic: for tanh by a linear
 * programme that minimises the largest relative error of the result over [0, 9.1] among the
 * polynomials without negative coefficients, for the others by interpolation at the Chebyshev nodes
 * of the interval that is stated beside them.
 */
public final class Elementary {
  /** Adding 1.5 · 2^52 rounds to an integer and leaves it in the low bits of the sum. */
  private static final double ROUNDER = 6755399441055744.0;

  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN_2 = 0.6931471805599453;
  private static final long BITS_OF_ONE = 0x3FF0000000000000L;
  private static final long BITS_OF_SQRT_HALF = 0x3FE6A09E667F3BCDL;

  /**
   * Keeps the reciprocal of a subnormal number finite; a power of two, so that it rounds nothing.
   */
  private static final float TINY = 0x1p-30f;

  private Elementary() {}

  /**
   * e^x, within 0.51 ulp.
   *
   * @param x any number
   * @return the exponential of x
   */
  public static float exp(float x) {
    return (float) exponential(x);
  }

  /**
   * e^x − 1, within 0.51 ulp, without cancellation around 0.
   *
   * @param x any number
   * @return the exponential of x, minus 1
   */
  public static float expm1(float x) {
    double c = Math.max(-150.0, Math.min(100.0, x));
    double t = c * LOG2_E + ROUNDER;
    double scale = powerOfTwo(t);
    // Not plus (scale - 1), again for the sign of a zero.
    return (float) (scale * expm1Reduced(c - (t - ROUNDER) * LN_2) - (1.0 - scale));
  }

  /**
   * The natural logarithm, within 0.51 ulp.
   *
   * @param x any number
   * @return the logarithm of x; −∞ for 0, NaN if x is negative
   */
  public static float log(float x) {
    if (!(x > 0f) || x == Float.POSITIVE_INFINITY) {
      return x == 0f ? Float.NEGATIVE_INFINITY : x < 0f ? Float.NaN : x;
    }
    return (float) logarithm(x);
  }

  /**
   * log(1 + x), within 0.51 ulp, without cancellation around 0.
   *
   * @param x any number
   * @return the logarithm of 1 + x; −∞ for −1, NaN if x is less
   */
  public static float log1p(float x) {
    if (!(x > -1f) || x == Float.POSITIVE_INFINITY) {
      return x == -1f ? Float.NEGATIVE_INFINITY : x < -1f ? Float.NaN : x;
    }
    if (x > -0.25f && x < 0.25f) {
      double z = x;
      return (float) logOfQuotient(z / (2.0 + z));
    }
    return (float) logarithm(1.0 + x);
  }

  /**
   * The hyperbolic tangent, within 4.2e-7 relative; monotone, between −1 and 1, and odd.
   *
   * <p>With N(a) ≈ (e^{2a} − 1) / 2, tanh |x| = N / (N + 1) is computed as 1 / (1 + 1/N). N is a
   * polynomial without negative coefficients, and squares of it, so that each operation is
   * monotone, and rounding does not change that. For |x| over 9, N grows until the result rounds to
   * 1.
   *
   * @param x any number
   * @return the hyperbolic tangent of x
   */
  public static float tanh(float x) {
    float a = Math.abs(x);
    float a2 = a * a;
    // With a2 * a2 written out in its place below, HotSpot vectorises no loop over this function.
    float a4 = a2 * a2;
    float low = (1f + 0.2500002f * a) + a2 * (0.04166466f + 0.005214355f * a);
    float high = (5.128175e-4f + 4.871028e-5f * a) + a2 * (1.3286359e-6f + 4.625052e-7f * a);
    float n = x * (low + a4 * high);
    n = n * (0.25f * Math.abs(n) + 1f);
    n = n * (0.5f * Math.abs(n) + 1f);
    // TINY with the sign of x. Where it is less than that, TINY / n is so large that it is no
    // matter.
    float one = Math.max(-TINY, Math.min(TINY, x));
    return TINY / (one + TINY / n);
  }

  /**
   * The logistic function 1 / (1 + e^−x), within 1.2e-7 absolute; monotone, between 0 and 1.
   *
   * @param x any number
   * @return the logistic function of x
   */
  public static float sigmoid(float x) {
    return 0.5f + 0.5f * tanh(0.5f * x);
  }

  /**
   * log(1 + e^x), within 0.51 ulp, without overflow.
   *
   * @param x any number
   * @return the softplus function of x
   */
  public static float softplus(float x) {
    double e = exponential(-Math.abs(x));
    return (float) (Math.max(x, 0.0) + logOfQuotient(e / (2.0 + e)));
  }

  /**
   * The error function 2/√π ∫ e^{−t²} dt from 0 to x, within 0.6 ulp.
   *
   * @param x any number
   * @return the error function of x
   */
  public static float erf(float x) {
    double a = Math.min(Math.abs(x), 4.0);
    if (a < 1.0) {
      return (float) (x * erfQuotient(a * a));
    }
    double r = 1.0 - exponential(-a * a) * scaledErfc(a);
    return (float) (x < 0f ? -r : r);
  }

  /** e^x for any x that is not far outside the range where the result fits a float. */
  private static double exponential(double x) {
    double c = Math.max(-150.0, Math.min(100.0, x));
    double t = c * LOG2_E + ROUNDER;
    double scale = powerOfTwo(t);
    return scale * expm1Reduced(c - (t - ROUNDER) * LN_2) + scale;
  }

  /** 2^n from n + ROUNDER, for n within the exponents of normal numbers. */
  private static double powerOfTwo(double t) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(t) << 52) + BITS_OF_ONE);
  }

  /** e^r − 1 for |r| ≤ ½ ln 2, within 5.4e-10 relative. */
  private static double expm1Reduced(double r) {
    double r2 = r * r;
    double low = 0.500000001346581 + 0.16666666681623232 * r;
    double middle = 0.041666464925285904 + 0.0083333109254809 * r;
    double high = 0.0013933649996309251 + 0.00019890990824673654 * r;
    // Not r + r2 (...): a zero must keep its sign.
    return r * (1.0 + r * (low + r2 * (middle + r2 * high)));
  }

  /** log x for a normal, positive x: x = 2^n m with √½ ≤ m &lt; √2, log x = n ln 2 + log m. */
  private static double logarithm(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long n = (bits - BITS_OF_SQRT_HALF) >> 52;
    double m = Double.longBitsToDouble(bits - (n << 52));
    return n * LN_2 + logOfQuotient((m - 1.0) / (m + 1.0));
  }

  /** log((1 + s) / (1 − s)) = 2 artanh s for |s| ≤ ⅓, within 1.1e-10 relative. */
  private static double logOfQuotient(double s) {
    double z = s * s;
    double z2 = z * z;
    double low = 1.9999999998090061 + 0.6666667902643397 * z;
    double middle = 0.39998711246862334 + 0.28620207408437237 * z;
    double high = 0.21398560506678543 + 0.24393908084023025 * z;
    return s * (low + z2 * (middle + z2 * high));
  }

  /** erf(a) / a from z = a² for 0 ≤ a ≤ 1, within 1.4e-9 relative. */
  private static double erfQuotient(double z) {
    double z2 = z * z;
    double low = 1.1283791658483509 - 0.37612626666720334 * z;
    double middle = 0.11283594715160218 - 0.026854212010626412 * z;
    double high = 0.005189087423433974 - 0.000801686428716587 * z + 7.875875062685488e-05 * z2;
    return low + z2 * (middle + z2 * high);
  }

  /**
   * e^{a²} erfc(a) for 1 ≤ a ≤ 4, as a polynomial in u = 12 / (a + 2) − 3, within 2.5e-9 of erf.
   */
  private static double scaledErfc(double a) {
    double u = 12.0 / (a + 2.0) - 3.0;
    double u2 = u * u;
    double low = 0.25539567631050575 + 0.1423953299228289 * u;
    double middle = 0.026850911280617798 + 0.0029247520788123972 * u;
    double high = 4.607866369061166e-05 - 2.802938325549644e-05 * u - 1.1494861984942571e-06 * u2;
    return low + u2 * (middle + u2 * high);
  }
}
