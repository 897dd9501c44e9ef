package io.github.chainrule.runtime.f32;

/**
 * The tail Φ(−a) = ½ erfc(a/√2) of the normal distribution for a ≥ 0, and what GELU and its
 * derivative need of it, with its relative accuracy however small it is.
 *
 * <p>Φ(−a) = e^{−a²/2} M(a) with Mills' ratio M, whose product with a + 4 is a polynomial in w = 8
 * / (a + 4) − 1. Rounding a² would cost the exponential all its accuracy, so it is taken apart into
 * h², which is exact, and (a − h)(a + h) with h the upper half of a's digits. What is no normal
 * number is rounded once, at the end.
 */
final class NormalTail {
  private static final int UPPER_HALF = 0xfffff000;
  private static final int EXPONENT_OF_ONE = 127;
  private static final int SMALLEST_EXPONENT = -126;
  private static final int MANTISSA_BITS = 23;

  /** Where the derivative vanishes, and what rounding has lost of that. */
  private static final float ZERO = 0.75179154f;

  private static final float LOST_OF_ZERO = -1.211445e-8f;

  private NormalTail() {}

  /** a Φ(−a). */
  static float product(float a) {
    float v = 8f / (a + 4f);
    return timesDecay(a * (v * ratio(v - 1f)), a);
  }

  /** Φ(−a) − a φ(a) with φ the normal density, the derivative of −a Φ(−a) by −a. */
  static float slope(float a) {
    float w = 8f / (a + 4f) - 1f;
    return timesDecay(((ZERO - a) + LOST_OF_ZERO) * slopeRatio(w), a);
  }

  /** factor · e^{−a²/2}. */
  private static float timesDecay(float factor, float a) {
    float h = Float.intBitsToFloat(Float.floatToRawIntBits(a) & UPPER_HALF);
    float low = 0.5f * (a - h) * (a + h);
    float x = -0.5f * h * h;
    float t = ((x - low) - Elementary.SHIFT) * Elementary.LOG2_E + Elementary.ROUNDER;
    float e = Elementary.expm1Reduced(Elementary.reduced(x, t) - low);
    int n = Float.floatToRawIntBits(t) - Float.floatToRawIntBits(Elementary.ROUNDER);
    float scaled = factor + factor * e;
    if (n >= SMALLEST_EXPONENT) {
      return scaled * powerOfTwo(n);
    }
    int half = n >> 1;
    return scaled * powerOfTwo(half) * powerOfTwo(n - half);
  }

  private static float powerOfTwo(int n) {
    return Float.intBitsToFloat((n + EXPONENT_OF_ONE) << MANTISSA_BITS);
  }

  /** M(a) (a + 4) / 8; within 1.4e-8. */
  private static float ratio(float w) {
    float w2 = w * w;
    float low = (0.09441064f + 0.07598707f * w) + w2 * (0.048392087f + 0.023315413f * w);
    float middle = (7.550773e-3f + 9.406753e-4f * w) - w2 * (4.401216e-4f + 1.9586021e-4f * w);
    float high = 2.3624565e-5f + 1.5694799e-5f * w;
    float w4 = w2 * w2;
    return low + w4 * (middle + w4 * high);
  }

  /** (M(a) − a/√(2π)) / (ZERO − a); within 1.9e-8. */
  private static float slopeRatio(float w) {
    float w2 = w * w;
    float low = (0.46221125f + 0.10336597f * w) + w2 * (0.060462557f + 0.028081873f * w);
    float middle = (9.509891e-3f + 1.7950642e-3f * w) - w2 * (1.7731306e-4f + 1.8892417e-4f * w);
    float w4 = w2 * w2;
    return low + w4 * (middle + w4 * 1.7620305e-5f);
  }
}
