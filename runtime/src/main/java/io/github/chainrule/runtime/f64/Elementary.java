package io.github.chainrule.runtime.f64;

/**
 * The elementary functions of networks in double, with the same bits on every platform.
 *
 * <p>{@link Math#exp} and its like may differ from one virtual machine to another; {@link
 * StrictMath} may not, and what it lacks is built here from exactly defined operations. A NaN gives
 * NaN.
 *
 * <p>The coefficients of {@link #erf} were computed for this class in 60-digit arithmetic, by
 * interpolation at the Chebyshev nodes of the interval that is stated beside them.
 */
public final class Elementary {
  /** The coefficients of erf(a) / a − 1 in a², for 0 ≤ a ≤ 1, within 1.5e-19. */
  private static final double[] ERF_QUOTIENT = {
    0.1283791670955126,
    -0.3761263890318375,
    0.11283791670954879,
    -0.026866170645076792,
    0.0052239776248180145,
    -0.000854832698083379,
    0.0001205533111164271,
    -1.4925595266831182e-05,
    1.6461000484121368e-06,
    -1.6350312701054695e-07,
    1.4659775274047436e-08,
    -1.1372848856791674e-09,
    5.957176147748911e-11
  };

  /** The coefficients of e^{a²} erfc(a) in 9.6 / (a + 2) − 2.2, for 1 ≤ a ≤ 6. */
  private static final double[] SCALED_ERFC = {
    0.2214295402299318,
    0.16189356804102537,
    0.038560570425181566,
    0.0055888162818258785,
    0.00019713917776008889,
    -8.079220411804128e-05,
    -7.340518284999869e-06,
    1.979561158209264e-06,
    1.6350102372087984e-07,
    -7.005170205475373e-08,
    -5.926361315281833e-10,
    2.622350032514279e-09,
    -2.634243021000669e-10,
    -7.290508535165398e-11,
    1.8620989806815163e-11
  };

  private Elementary() {}

  /**
   * e^x, by {@link StrictMath#exp}.
   *
   * @param x any number
   * @return the exponential of x
   */
  public static double exp(double x) {
    return StrictMath.exp(x);
  }

  /**
   * e^x − 1 without cancellation around 0, by {@link StrictMath#expm1}.
   *
   * @param x any number
   * @return the exponential of x, minus 1
   */
  public static double expm1(double x) {
    return StrictMath.expm1(x);
  }

  /**
   * The natural logarithm, by {@link StrictMath#log}.
   *
   * @param x any number
   * @return the logarithm of x; −∞ for 0, NaN if x is negative
   */
  public static double log(double x) {
    return StrictMath.log(x);
  }

  /**
   * log(1 + x) without cancellation around 0, by {@link StrictMath#log1p}.
   *
   * @param x any number
   * @return the logarithm of 1 + x; −∞ for −1, NaN if x is less
   */
  public static double log1p(double x) {
    return StrictMath.log1p(x);
  }

  /**
   * The hyperbolic tangent, by {@link StrictMath#tanh}.
   *
   * @param x any number
   * @return the hyperbolic tangent of x
   */
  public static double tanh(double x) {
    return StrictMath.tanh(x);
  }

  /**
   * The logistic function 1 / (1 + e^−x), within 3 ulp, between 0 and 1.
   *
   * @param x any number
   * @return the logistic function of x
   */
  public static double sigmoid(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return (x < 0.0 ? e : 1.0) / (1.0 + e);
  }

  /**
   * log(1 + e^x), within 3 ulp, without overflow.
   *
   * @param x any number
   * @return the softplus function of x
   */
  public static double softplus(double x) {
    return Math.max(x, 0.0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /**
   * The error function 2/√π ∫ e^{−t²} dt from 0 to x, within 2 ulp.
   *
   * @param x any number
   * @return the error function of x
   */
  public static double erf(double x) {
    double a = Math.min(Math.abs(x), 6.0);
    if (a < 1.0) {
      return x + x * polynomial(ERF_QUOTIENT, a * a);
    }
    double scaled = polynomial(SCALED_ERFC, 9.6 / (a + 2.0) - 2.2);
    double r = 1.0 - StrictMath.exp(-a * a) * scaled;
    return x < 0.0 ? -r : r;
  }

  private static double polynomial(double[] coefficients, double z) {
    double sum = 0.0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum * z + coefficients[k];
    }
    return sum;
  }
}
