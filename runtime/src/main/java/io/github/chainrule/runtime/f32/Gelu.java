package io.github.chainrule.runtime.f32;

/**
 * GELU, x Φ(x) with Φ the normal distribution, and its derivative Φ(x) + x φ(x).
 *
 * <p>Next to 0, Φ is ½ and an odd polynomial. Further out its tail Φ(−a) = ½ erfc(a/√2) keeps its
 * relative accuracy, however small it is: Φ(−a) = e^{−a²/2} M(a) with Mills' ratio M, whose product
 * with a + 3 is a polynomial in w = 6 / (a + 3) − 1. Rounding a² would cost the exponential all its
 * accuracy, so it is taken apart into h², which is exact, and (a − h)(a + h) with h the upper half
 * of a's digits. What is no normal number is rounded once, at the end.
 */
final class Gelu {
  /** Beyond it x Φ(−x) rounds to 0. */
  private static final float FAR = 15f;

  private static final int UPPER_HALF = 0xfffff000;
  private static final int EXPONENT_OF_ONE = 127;
  private static final int SMALLEST_EXPONENT = -126;
  private static final int MANTISSA_BITS = 23;

  /** Where the derivative vanishes, and what rounding has lost of that. */
  private static final float ZERO = 0.75179154f;

  private static final float LOST_OF_ZERO = -1.211445e-8f;

  private Gelu() {}

  static float value(float x) {
    if (x > -1f && x < 2f) {
      return x * (0.5f + x * center(x * x));
    }
    float a = Math.min(FAR, Math.abs(x));
    float v = 6f / (a + 3f);
    return Math.max(0f, x) - timesDecay(a * (v * ratio(v - 1f)), a);
  }

  /** Nearer to 0 on the left, where the derivative vanishes, than on the right. */
  static float slope(float x) {
    if (x > -0.5f && x < 2f) {
      return 0.5f + x * slopeCenter(x * x);
    }
    float a = Math.min(FAR, Math.abs(x));
    float w = 6f / (a + 3f) - 1f;
    float below = timesDecay(((ZERO - a) + LOST_OF_ZERO) * slopeRatio(w), a);
    return x < 0f ? below : 1f - below;
  }

  /** (Φ(x) − ½) / x from z = x² for |x| ≤ 2; within 7.3e-9. */
  private static float center(float z) {
    float z2 = z * z;
    float low = (0.3989423f - 0.066490315f * z) + z2 * (9.9732e-3f - 1.1866019e-3f * z);
    float high = (1.1470146e-4f - 9.0353315e-6f * z) + z2 * (5.349206e-7f - 1.7529151e-8f * z);
    return low + z2 * z2 * high;
  }

  /** (Φ(x) + x φ(x) − ½) / x from z = x² for |x| ≤ 2; within 5.3e-9. */
  private static float slopeCenter(float z) {
    float z2 = z * z;
    float low = (0.7978846f - 0.26596144f * z) + z2 * (0.05984083f - 9.497287e-3f * z);
    float middle = (1.1525896e-3f - 1.1202444e-4f * z) + z2 * (8.7370845e-6f - 5.007657e-7f * z);
    float z4 = z2 * z2;
    return low + z4 * (middle + z4 * 1.5530377e-8f);
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

  /** M(a) (a + 3) / 6 for a ≥ 1; within 1.8e-8. */
  private static float ratio(float w) {
    float w2 = w * w;
    float low = (0.12151395f + 0.084888645f * w) + w2 * (0.038336173f + 7.8777345e-3f * w);
    float high = w2 * (1.529257e-4f + 1.732292e-4f * w) - (1.7412425e-3f + 1.1652765e-3f * w);
    return low + w2 * w2 * high;
  }

  /** (M(a) − a/√(2π)) / (ZERO − a) for a ≥ ½; within 1.5e-8. */
  private static float slopeRatio(float w) {
    float w2 = w * w;
    float low = (0.47829768f + 0.11997543f * w) + w2 * (0.053596217f + 0.014074413f * w);
    float middle = 2.0273737e-4f - 1.090628e-3f * w;
    float high = 1.1362963e-4f * w - 8.9134104e-5f;
    return low + w2 * w2 * (middle + w2 * high);
  }
}
