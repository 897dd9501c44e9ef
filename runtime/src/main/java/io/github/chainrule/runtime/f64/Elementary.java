package io.github.chainrule.runtime.f64;

import io.github.chainrule.runtime.f64.internal.Rounding;

/**
 * The elementary functions of networks in double, with the same bits on every platform.
 *
 * <p>{@link Math#exp} and its like may differ from one virtual machine to another, and what is no
 * virtual machine, such as a browser, may have no {@link StrictMath} that deserves the name. So all
 * are built here from exactly defined operations. A NaN gives NaN.
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

  static final double LOG2_E = 1.4426950408889634;

  /**
   * Adding 1.5 · 2^52 rounds to an integer and leaves it in the low bits of the sum; adding 1023
   * more makes it the exponent of a double.
   */
  static final double ROUNDER = 6755399441056767.0;

  /** ln 2 in two parts: the first has so few bits that its products with exponents are exact. */
  static final double LN_2_HIGH = 0x1.62e42feep-1;

  static final double LN_2_LOW = 1.9082149292705877e-10;

  /** Where gates are 0 or 1. */
  private static final double OUTSIDE = 1000.0;

  static {
    Rounding.require();
  }

  private Elementary() {}

  /**
   * e^x, within 0.93 ulp, and 1 ulp of {@link StrictMath#exp}.
   *
   * <p>With n the integer nearest x / ln 2 and r = x − n ln 2, e^x = 2^n e^r; e^r from its Taylor
   * series, of which 14 terms leave 5e-18 for |r| ≤ ½ ln 2.
   *
   * @param x any number
   * @return the exponential of x
   */
  public static double exp(double x) {
    if (!(x > -708.0 && x < 709.0)) {
      return Exponential.of(x, 0.0);
    }
    double t = x * LOG2_E + ROUNDER;
    double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(t) << 52);
    double n = t - ROUNDER;
    return scale * expm1Reduced(x - n * LN_2_HIGH, n * LN_2_LOW) + scale;
  }

  /**
   * e^x of many numbers, the same bits as those of {@link #exp(double)}.
   *
   * <p>Two loops, because HotSpot does not vectorise what converts bits: the polynomial has a loop
   * of its own.
   *
   * @param x any numbers
   * @param count how many
   * @param y written: the exponentials; another array than x
   */
  public static void exp(double[] x, int count, double[] y) {
    for (int k = 0; k < count; k++) {
      double n = (x[k] * LOG2_E + ROUNDER) - ROUNDER;
      y[k] = expm1Reduced(x[k] - n * LN_2_HIGH, n * LN_2_LOW);
    }
    for (int k = 0; k < count; k++) {
      double v = x[k];
      if (v > -708.0 && v < 709.0) {
        double t = v * LOG2_E + ROUNDER;
        double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(t) << 52);
        y[k] = scale * y[k] + scale;
      } else {
        y[k] = Exponential.of(v, 0.0);
      }
    }
  }

  /**
   * e^r − 1 of r = large − taken, |r| ≤ ½ ln 2. What r loses by rounding is not lost: the small
   * part is taken from the small terms.
   */
  static double expm1Reduced(double large, double taken) {
    double r = large - taken;
    double r2 = r * r;
    double r4 = r2 * r2;
    double low = (1.0 / 2 + 1.0 / 6 * r) + r2 * (1.0 / 24 + 1.0 / 120 * r);
    double middle = (1.0 / 720 + 1.0 / 5040 * r) + r2 * (1.0 / 40320 + 1.0 / 362880 * r);
    double high =
        (1.0 / 3628800 + 1.0 / 39916800 * r) + r2 * (1.0 / 479001600 + 1.0 / 6227020800.0 * r);
    return large + (r2 * (low + r4 * (middle + r4 * high)) - taken);
  }

  /**
   * e^x − 1, within 1 ulp, without cancellation around 0.
   *
   * @param x any number
   * @return the exponential of x, minus 1
   */
  public static double expm1(double x) {
    return Exponential.expm1(x);
  }

  /**
   * The natural logarithm, within 1 ulp.
   *
   * @param x any number
   * @return the logarithm of x; −∞ for 0, NaN if x is negative
   */
  public static double log(double x) {
    return Logarithm.log(x);
  }

  /**
   * log(1 + x) without cancellation around 0, within 1 ulp of {@link StrictMath#log1p}.
   *
   * <p>1 + x = 2^n (1 + f) with √½ ≤ 1 + f &lt; √2, and what rounding 1 + x has lost is added to
   * the logarithm as a share of it. With s = f / (2 + f), log(1 + f) = 2 artanh s = f − f²/2 + s
   * (f²/2 + R), where R = Σ 2 s^{2k} / (2k + 1) is what follows the first term of artanh's series:
   * written so, nothing but a small correction of f is rounded.
   *
   * @param x any number
   * @return the logarithm of 1 + x; −∞ for −1, NaN if x is less
   */
  public static double log1p(double x) {
    if (x > -0.29 && x < 0.41) {
      return Logarithm.of(x, 0, 0);
    }
    if (!(x > -1.0 && x < 1e300)) {
      // There 1 is lost in rounding; the rest is −∞ or no number.
      return log(1.0 + x);
    }
    double u = 1.0 + x;
    double lost = x > 1.0 ? 1.0 - (u - x) : x - (u - 1.0);
    long bits = Double.doubleToRawLongBits(u);
    long n = (bits - Logarithm.BITS_OF_SQRT_HALF) >> 52;
    double f = Double.longBitsToDouble(bits - (n << 52)) - 1.0;
    return Logarithm.of(f, (double) n, lost / u);
  }

  /**
   * The hyperbolic tangent, within 1 ulp.
   *
   * @param x any number
   * @return the hyperbolic tangent of x
   */
  public static double tanh(double x) {
    return Exponential.tanh(x);
  }

  /**
   * The logistic function 1 / (1 + e^−x), within 3 ulp, between 0 and 1.
   *
   * @param x any number
   * @return the logistic function of x
   */
  public static double sigmoid(double x) {
    double e = exp(-Math.abs(x));
    return (x < 0.0 ? e : 1.0) / (1.0 + e);
  }

  /**
   * log(1 + e^x), within 3 ulp, without overflow.
   *
   * @param x any number
   * @return the softplus function of x
   */
  public static double softplus(double x) {
    return Math.max(x, 0.0) + log1p(exp(-Math.abs(x)));
  }

  /**
   * The square root, correctly rounded; NaN below 0.
   *
   * @param x any number
   * @return the square root of x
   */
  public static double sqrt(double x) {
    return Math.sqrt(x);
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
    double r = 1.0 - exp(-a * a) * scaled;
    return x < 0.0 ? -r : r;
  }

  /**
   * The sine, within 1 ulp, of angles of any size.
   *
   * @param x an angle in radians
   * @return the sine of x; NaN if x is infinite
   */
  public static double sin(double x) {
    return Trigonometry.sin(x);
  }

  /**
   * The cosine, within 1 ulp, of angles of any size.
   *
   * @param x an angle in radians
   * @return the cosine of x; NaN if x is infinite
   */
  public static double cos(double x) {
    return Trigonometry.cos(x);
  }

  /**
   * The tangent, within 1 ulp, of angles of any size.
   *
   * @param x an angle in radians
   * @return the tangent of x; NaN if x is infinite
   */
  public static double tan(double x) {
    return Trigonometry.tan(x);
  }

  /**
   * The angle whose tangent is x, within 1 ulp.
   *
   * @param x any number
   * @return the arc tangent of x, between −π/2 and π/2
   */
  public static double atan(double x) {
    return ArcTangent.of(x);
  }

  /**
   * x to a power, within 1 ulp.
   *
   * @param x any number
   * @param exponent any number
   * @return the power; NaN if x is negative, whatever the exponent
   */
  public static double pow(double x, double exponent) {
    return Power.of(x, exponent);
  }

  /**
   * x − max, or 0 where both are +∞; NaN where both are −∞, where softmax has no limit.
   *
   * @param x any number up to max
   * @param max the largest of some numbers
   * @return what x is above max, 0 or less
   */
  public static double subtractMaximum(double x, double max) {
    return Math.min(x - Math.min(max, Double.MAX_VALUE), 0.0);
  }

  /**
   * x / (1 + |x|), within 1.5 ulp; ±1 for infinite x.
   *
   * @param x any number
   * @return the softsign function of x
   */
  public static double softsign(double x) {
    double finite = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, x));
    return finite / (1.0 + Math.abs(finite));
  }

  /**
   * The logistic function 1 / (1 + e^−x), within 3 ulp, however small it is.
   *
   * @param x any number
   * @return the logistic function of x
   */
  public static double logistic(double x) {
    return sigmoid(x);
  }

  /**
   * One of two numbers, without a branch: which one it is differs from sample to sample, and a
   * branch that is guessed wrongly takes ten times as long.
   *
   * @param a any number
   * @param b what it is compared with
   * @param then the result where a &gt; b
   * @param otherwise the result elsewhere, also where a or b is not a number
   * @return then or otherwise
   */
  public static double ifGreater(double a, double b, double then, double otherwise) {
    // A difference that is 0, and +0 added, has no sign, nor has one that is no number: not the raw
    // bits, since ∞ − ∞ may have one.
    long mask = Double.doubleToLongBits(b - a + 0.0) >> 63;
    long bits =
        (Double.doubleToRawLongBits(then) & mask) | (Double.doubleToRawLongBits(otherwise) & ~mask);
    return Double.longBitsToDouble(bits);
  }

  /**
   * x times a gate that is 0 wherever x is below −1000: 0 for −∞.
   *
   * @param x any number
   * @param gate the gate at x
   * @return the product
   */
  public static double gated(double x, double gate) {
    return Math.max(-OUTSIDE, x) * gate;
  }

  /**
   * x times what is 0 wherever x is beyond ±1000: 0 for infinite x.
   *
   * @param x any number
   * @param hill the other factor at x
   * @return the product
   */
  public static double damped(double x, double hill) {
    return Math.max(-OUTSIDE, Math.min(OUTSIDE, x)) * hill;
  }

  /**
   * x Φ(x) with Φ the normal distribution, Φ(x) = ½ erfc(−x/√2), within 7 ulp, however far out; 0
   * for −∞.
   *
   * @param x any number
   * @return the product of x and the normal distribution at x
   */
  public static double gelu(double x) {
    return Gelu.value(x);
  }

  /**
   * The derivative of {@link #gelu}, Φ(x) + x φ(x) with φ the normal density, within 5 ulp; 0 for
   * −∞, 1 for ∞.
   *
   * @param x any number
   * @return the derivative at x
   */
  public static double geluSlope(double x) {
    return Gelu.slope(x);
  }

  private static double polynomial(double[] coefficients, double z) {
    double sum = 0.0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum * z + coefficients[k];
    }
    return sum;
  }
}
