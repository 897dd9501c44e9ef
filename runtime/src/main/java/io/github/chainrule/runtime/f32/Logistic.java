package io.github.chainrule.runtime.f32;

/**
 * The logistic function 1 / (1 + e^−x), accurate however small it is, without a branch, so that a
 * loop over an array compiles to vector instructions.
 */
final class Logistic {
  /** Beyond it e^−x rounds to 0, and 1 + e^−x to 1. */
  private static final float FAR = 110f;

  /** What is multiplied by above and below, lest e^FAR overflow. */
  private static final float SCALED_ONE = 0x1p-60f;

  /** 2^23 + 1: the product with it tells a number's first bit from the others. */
  private static final float FIRST_BIT = 8388609f;

  private Logistic() {}

  static float value(float x) {
    float near = Math.max(-FAR, Math.min(FAR, x));
    return SCALED_ONE / (SCALED_ONE + scaledDecay(near));
  }

  /**
   * e^−x times {@link #SCALED_ONE} for |x| ≤ {@link #FAR}.
   *
   * <p>2^−n is computed without conversions of bits, which HotSpot does not vectorise: squared nine
   * times, a parabola is within a fifth of it, and {@code split} rounds that to its first bit. With
   * some more operations a loop over this would be too long to be vectorised.
   */
  private static float scaledDecay(float x) {
    float t = x * Elementary.LOG2_E + Elementary.ROUNDER;
    float n = t - Elementary.ROUNDER;
    float r = Elementary.reduced(x, t);
    float near = (8.4242345e-7f * n - 1.2554756e-3f) * n + 0.9220463f;
    near *= near;
    near *= near;
    near *= near;
    near *= near;
    near *= near;
    near *= near;
    near *= near;
    near *= near;
    near *= near;
    float split = near * FIRST_BIT;
    return decayReduced(r) * (split - (split - near));
  }

  /** e^−r for |r| ≤ ½ ln 2; the polynomial is within 9.3e-8 of it. */
  private static float decayReduced(float r) {
    float high = (-0.008290156f * r + 0.04189885f) * r - 0.16667643f;
    return ((high * r + 0.49999142f) * r - 0.9999997f) * r + 1f;
  }
}
