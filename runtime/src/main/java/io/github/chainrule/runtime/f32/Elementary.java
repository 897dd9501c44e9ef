package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.f32.internal.Rounding;

/**
 * The elementary functions of networks in float, with the same bits on every platform.
 *
 * <p>{@link Math#exp} and its like may differ from one virtual machine to another. These functions
 * are built from additions, multiplications, divisions, comparisons, minima, maxima and conversions
 * of bits, all of which the language defines exactly, in an order that is fixed. A NaN gives NaN.
 *
 * <p>{@link #tanh}, {@link #sigmoid}, {@link #logistic} and {@link #softsign} take no branch, so
 * that a loop over an array compiles to vector instructions. The others are scalar; those that
 * layers use stay in float as well, because on JDK 17 a conversion to double and back can cost more
 * than all the rest. The logarithms, powers and trigonometric functions, which only formulas and
 * losses use, compute in double to about 1e-10 and round once.
 *
 * <p>The coefficients were computed for this class in 60-digit arithmetic: for tanh by a linear
 * programme that minimises the largest relative error of the result over [0, 9.1] among the
 * polynomials without negative coefficients, for the others by interpolation at the Chebyshev nodes
 * of the interval that is stated beside them.
 */
public final class Elementary {
  /**
   * Adding 1.5 · 2^23 rounds to an integer and leaves it in the low bits of the sum; adding 127
   * more makes it the exponent of a float.
   */
  static final float ROUNDER = 12583039f;

  static final float LOG2_E = 1.442695f;

  /**
   * Half the logarithm of 9/8: subtracted from x before rounding to a multiple of ln 2, it leaves
   * remainders r between log ¾ and log 1.5. Then e^x − 1 = 2^n (e^r − 1) + (2^n − 1) is never much
   * smaller than what it is the sum of, which would magnify the rounding of that.
   */
  static final float SHIFT = 0.058891516f;

  /** ln 2 in two parts: the first has so few bits that small multiples of it are exact. */
  private static final float LN_2_HIGH = 0x1.62e4p-1f;

  private static final float LN_2_LOW = 1.4286068e-6f;

  /** Keeps the reciprocal of a subnormal number finite; a power of two, which rounds nothing. */
  private static final float TINY = 0x1p-30f;

  /** Where gates are 0 or 1. */
  private static final float OUTSIDE = 1000f;

  static {
    Rounding.require();
  }

  private Elementary() {}

  /**
   * e^x, within 1 ulp.
   *
   * @param x any number
   * @return the exponential of x
   */
  public static float exp(float x) {
    if (!(x > -87f && x < 88f)) {
      return WideFunctions.exp(x);
    }
    float t = (x - SHIFT) * LOG2_E + ROUNDER;
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
    return scale * expm1Reduced(reduced(x, t)) + scale;
  }

  /**
   * e^x of many numbers, the same bits as those of {@link #exp(float)}.
   *
   * <p>Three loops, because HotSpot does not vectorise what converts bits, nor the first two as
   * one.
   *
   * @param x any numbers
   * @param count how many
   * @param y written: the exponentials; another array than x
   */
  public static void exp(float[] x, int count, float[] y) {
    for (int k = 0; k < count; k++) {
      y[k] = reduced(x[k], (x[k] - SHIFT) * LOG2_E + ROUNDER);
    }
    for (int k = 0; k < count; k++) {
      y[k] = expm1Reduced(y[k]);
    }
    for (int k = 0; k < count; k++) {
      float v = x[k];
      if (v > -87f && v < 88f) {
        float t = (v - SHIFT) * LOG2_E + ROUNDER;
        float scale = Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
        y[k] = scale * y[k] + scale;
      } else {
        y[k] = WideFunctions.exp(v);
      }
    }
  }

  /**
   * e^x − 1, within 1.4 ulp, without cancellation around 0.
   *
   * @param x any number
   * @return the exponential of x, minus 1
   */
  public static float expm1(float x) {
    if (!(x > -18f && x < 18f)) {
      // e^18 is so large that the 1 is lost in rounding, e^−18 so small that all but the 1 is.
      return x < 0f ? -1f : exp(x);
    }
    if (x == 0f) {
      // The sum below loses the sign of a zero.
      return x;
    }
    float t = (x - SHIFT) * LOG2_E + ROUNDER;
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(t) << 23);
    return scale * expm1Reduced(reduced(x, t)) + (scale - 1f);
  }

  /**
   * The natural logarithm, within 0.51 ulp.
   *
   * @param x any number
   * @return the logarithm of x; −∞ for 0, NaN if x is negative
   */
  public static float log(float x) {
    return WideFunctions.log(x);
  }

  /**
   * log(1 + x), within 0.51 ulp, without cancellation around 0.
   *
   * @param x any number
   * @return the logarithm of 1 + x; −∞ for −1, NaN if x is less
   */
  public static float log1p(float x) {
    return WideFunctions.log1p(x);
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
   * log(1 + e^x), within 4 ulp, without overflow.
   *
   * @param x any number
   * @return the softplus function of x
   */
  public static float softplus(float x) {
    // log(1 + e) = 2 artanh(d / 2) with d = 2e / (2 + e), 0 ≤ d ≤ ⅔, from a polynomial in d².
    float e = exp(-Math.abs(x));
    float d = (e + e) / (2f + e);
    float w = d * d;
    float w2 = w * w;
    float low = 0.083333336f + 0.012499908f * w;
    float high = (0.002233778f + 4.2395655e-4f * w) + 1.1340005e-4f * w2;
    return Math.max(x, 0f) + d * (1f + w * (low + w2 * high));
  }

  /**
   * The square root, correctly rounded; NaN below 0.
   *
   * @param x any number
   * @return the square root of x
   */
  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  /**
   * The error function 2/√π ∫ e^{−t²} dt from 0 to x, within 1.6 ulp.
   *
   * @param x any number
   * @return the error function of x
   */
  public static float erf(float x) {
    return ErrorFunction.of(x);
  }

  /**
   * The sine, within 0.51 ulp.
   *
   * @param x an angle in radians
   * @return the sine of x; NaN if x is infinite
   */
  public static float sin(float x) {
    return WideFunctions.sin(x);
  }

  /**
   * The cosine, within 0.51 ulp.
   *
   * @param x an angle in radians
   * @return the cosine of x; NaN if x is infinite
   */
  public static float cos(float x) {
    return WideFunctions.cos(x);
  }

  /**
   * The tangent, within 0.51 ulp.
   *
   * @param x an angle in radians
   * @return the tangent of x; NaN if x is infinite
   */
  public static float tan(float x) {
    return WideFunctions.tan(x);
  }

  /**
   * The angle whose tangent is x, within 0.51 ulp.
   *
   * @param x any number
   * @return the arc tangent of x, between −π/2 and π/2
   */
  public static float atan(float x) {
    return WideFunctions.atan(x);
  }

  /**
   * x to a power, within 0.6 ulp.
   *
   * @param x any number
   * @param exponent any number
   * @return the power; NaN if x is negative, whatever the exponent
   */
  public static float pow(float x, float exponent) {
    return WideFunctions.pow(x, exponent);
  }

  /**
   * x − max, or 0 where both are +∞; NaN where both are −∞, where softmax has no limit.
   *
   * @param x any number up to max
   * @param max the largest of some numbers
   * @return what x is above max, 0 or less
   */
  public static float subtractMaximum(float x, float max) {
    return Math.min(x - Math.min(max, Float.MAX_VALUE), 0f);
  }

  /**
   * x / (1 + |x|), within 1.5 ulp; ±1 for infinite x.
   *
   * @param x any number
   * @return the softsign function of x
   */
  public static float softsign(float x) {
    float finite = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, x));
    return finite / (1f + Math.abs(finite));
  }

  /**
   * The logistic function 1 / (1 + e^−x), within 4 ulp, however small it is.
   *
   * @param x any number
   * @return the logistic function of x
   */
  public static float logistic(float x) {
    return Logistic.value(x);
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
  public static float ifGreater(float a, float b, float then, float otherwise) {
    // A difference that is 0, and +0 added, has no sign, nor has one that is no number: not the raw
    // bits, since ∞ − ∞ may have one.
    int mask = Float.floatToIntBits(b - a + 0f) >> 31;
    int bits =
        (Float.floatToRawIntBits(then) & mask) | (Float.floatToRawIntBits(otherwise) & ~mask);
    return Float.intBitsToFloat(bits);
  }

  /**
   * x times a gate that is 0 wherever x is below −1000: 0 for −∞.
   *
   * @param x any number
   * @param gate the gate at x
   * @return the product
   */
  public static float gated(float x, float gate) {
    return Math.max(-OUTSIDE, x) * gate;
  }

  /**
   * x times what is 0 wherever x is beyond ±1000: 0 for infinite x.
   *
   * @param x any number
   * @param hill the other factor at x
   * @return the product
   */
  public static float damped(float x, float hill) {
    return Math.max(-OUTSIDE, Math.min(OUTSIDE, x)) * hill;
  }

  /**
   * x Φ(x) with the normal distribution Φ(x) = ½ erfc(−x/√2), within 7 ulp; 0 for −∞.
   *
   * @param x any number
   * @return the product of x and the normal distribution at x
   */
  public static float gelu(float x) {
    return Gelu.value(x);
  }

  /**
   * The derivative Φ(x) + x φ(x) of {@link #gelu}, within 5.2 ulp; 0 for −∞, 1 for ∞.
   *
   * @param x any number
   * @return the derivative at x
   */
  public static float geluSlope(float x) {
    return Gelu.slope(x);
  }

  /** x − n ln 2, from n + ROUNDER. */
  static float reduced(float x, float t) {
    float n = t - ROUNDER;
    return (x - n * LN_2_HIGH) - n * LN_2_LOW;
  }

  /** e^r − 1 for log ¾ ≤ r ≤ log 1.5; the polynomial is within 8.4e-10 of it. */
  static float expm1Reduced(float r) {
    float r2 = r * r;
    // As r2 * (low + r2 * (middle + r2 * high)) below, HotSpot vectorises no loop over it.
    float r4 = r2 * r2;
    float low = 0.5f + 0.16666669f * r;
    float middle = 0.041666552f + 0.008332329f * r;
    float high = 0.0013920902f + 2.0790132e-4f * r;
    return r + r2 * ((low + r2 * middle) + r4 * high);
  }
}
