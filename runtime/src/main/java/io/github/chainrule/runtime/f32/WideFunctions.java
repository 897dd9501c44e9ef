package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.f64.Elementary;

/**
 * Functions of floats that are computed in double, to about 1e-10, and rounded once: those of which
 * formulas and losses are made.
 */
final class WideFunctions {
  private static final double LN_2 = 0.6931471805599453;

  /** Adding 1.5 · 2^52 rounds to an integer; adding 1023 more makes it a double's exponent. */
  private static final double ROUNDER = 6755399441056767.0;

  private static final long BITS_OF_SQRT_HALF = 0x3FE6A09E667F3BCDL;

  private static final double HALF_PI = 1.5707963267948966;

  /** π/2 in two parts: the first has 33 bits, so that small multiples of it are exact. */
  private static final double HALF_PI_HIGH = 0x1.921fb544p0;

  private static final double HALF_PI_LOW = 0x1.0b4611a626331p-34;

  /** Larger angles are so many quarters of a turn that the low part is not low enough. */
  private static final float LARGE_ANGLE = 1e5f;

  /** Larger exponents magnify the error of the logarithm. */
  private static final float LARGEST_EXPONENT = 4f;

  private static final double TAN_OF_EIGHTH = 0.41421356237309503;

  private WideFunctions() {}

  /** e^x, also where the scale is no normal float. */
  static float exp(float x) {
    return (float) expOf(x);
  }

  private static double expOf(double x) {
    double c = Math.max(-150.0, Math.min(100.0, x));
    double t = c / LN_2 + ROUNDER;
    double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(t) << 52);
    double r = c - (t - ROUNDER) * LN_2;
    double r2 = r * r;
    double low = 0.500000001346581 + 0.16666666681623232 * r;
    double middle = 0.041666464925285904 + 0.0083333109254809 * r;
    double high = 0.0013933649996309251 + 0.00019890990824673654 * r;
    return scale * (1.0 + r + r2 * (low + r2 * (middle + r2 * high)));
  }

  static float log(float x) {
    if (!(x > 0f) || x == Float.POSITIVE_INFINITY) {
      return x == 0f ? Float.NEGATIVE_INFINITY : x < 0f ? Float.NaN : x;
    }
    return (float) logarithm(x);
  }

  static float log1p(float x) {
    if (!(x > -1f) || x == Float.POSITIVE_INFINITY) {
      return x == -1f ? Float.NEGATIVE_INFINITY : x < -1f ? Float.NaN : x;
    }
    if (x > -0.25f && x < 0.25f) {
      double z = x;
      return (float) logOfQuotient(z / (2.0 + z));
    }
    return (float) logarithm(1.0 + x);
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

  /** x^exponent = e^(exponent · log x). */
  static float pow(float x, float exponent) {
    if (x > 0f && x < Float.POSITIVE_INFINITY && Math.abs(exponent) < LARGEST_EXPONENT) {
      return (float) expOf(exponent * logarithm(x));
    }
    return x < 0f ? Float.NaN : (float) Elementary.pow(x, exponent);
  }

  static float sin(float x) {
    if (!(Math.abs(x) < LARGE_ANGLE)) {
      return (float) Elementary.sin(x);
    }
    if (x == 0f) {
      return x;
    }
    double quarters = quarters(x);
    double r = x - quarters * HALF_PI_HIGH - quarters * HALF_PI_LOW;
    int turn = (int) quarters;
    double value = (turn & 1) == 0 ? sine(r) : cosine(r);
    return (float) ((turn & 2) == 0 ? value : -value);
  }

  static float cos(float x) {
    if (!(Math.abs(x) < LARGE_ANGLE)) {
      return (float) Elementary.cos(x);
    }
    double quarters = quarters(x);
    double r = x - quarters * HALF_PI_HIGH - quarters * HALF_PI_LOW;
    int turn = (int) quarters;
    double value = (turn & 1) == 0 ? cosine(r) : sine(r);
    return (float) (((turn + 1) & 2) == 0 ? value : -value);
  }

  static float tan(float x) {
    if (!(Math.abs(x) < LARGE_ANGLE)) {
      return (float) Elementary.tan(x);
    }
    if (x == 0f) {
      return x;
    }
    double quarters = quarters(x);
    double r = x - quarters * HALF_PI_HIGH - quarters * HALF_PI_LOW;
    boolean isEven = ((int) quarters & 1) == 0;
    return (float) (isEven ? sine(r) / cosine(r) : -cosine(r) / sine(r));
  }

  /** The quarters of a turn in an angle, rounded to an integer. */
  private static double quarters(double x) {
    return (x / HALF_PI + ROUNDER) - ROUNDER;
  }

  /** sin r for |r| ≤ π/4 from its Taylor series, within 7e-12. */
  private static double sine(double r) {
    double z = r * r;
    double high = 1.0 / 362880 - z * (1.0 / 39916800);
    return r - r * z * (1.0 / 6 - z * (1.0 / 120 - z * (1.0 / 5040 - z * high)));
  }

  /** cos r for |r| ≤ π/4 from its Taylor series, within 4e-13. */
  private static double cosine(double r) {
    double z = r * r;
    double high = 1.0 / 40320 - z * (1.0 / 3628800 - z * (1.0 / 479001600));
    return 1.0 - z * (1.0 / 2 - z * (1.0 / 24 - z * (1.0 / 720 - z * high)));
  }

  /** |x| over 1 is exchanged for 1 / |x|, and what is left over tan(π/8) turned by π/4. */
  static float atan(float x) {
    double a = Math.abs(x);
    double near = a > 1.0 ? 1.0 / a : a;
    double angle =
        near > TAN_OF_EIGHTH ? 0.5 * HALF_PI + atanOf((near - 1.0) / (near + 1.0)) : atanOf(near);
    double size = a > 1.0 ? HALF_PI - angle : angle;
    return x == 0f ? x : (float) (x < 0f ? -size : size);
  }

  /**
   * The arc tangent for |z| ≤ tan(π/8), by interpolation of (atan z / z − 1) / z² at the Chebyshev
   * nodes of z²; within 3e-12 relative.
   */
  private static double atanOf(double z) {
    double w = z * z;
    double w2 = w * w;
    double low = -0.3333333333143878 + 0.19999998916343023 * w;
    double middle = -0.14285612438479525 + 0.11107493108352956 * w;
    double high = -0.09028958301807892 + 0.07135182084685653 * w - 0.040429226651597004 * w2;
    return z + z * w * (low + w2 * (middle + w2 * high));
  }
}
