package io.github.chainrule.runtime.f32;

/** The error function of floats: two polynomials, found as those of {@link Elementary}. */
final class ErrorFunction {
  private ErrorFunction() {}

  static float of(float x) {
    float a = Math.abs(x);
    if (a < 1f) {
      return x + x * erfQuotientMinusOne(a * a);
    }
    float r = a >= 4f ? 1f : 1f - Elementary.exp(-a * a) * scaledErfc(a);
    return x < 0f ? -r : r;
  }

  /** erf(a) / a − 1 from z = a² for 0 ≤ a ≤ 1; the polynomial is within 6.5e-9 of it. */
  private static float erfQuotientMinusOne(float z) {
    float z2 = z * z;
    float low = 0.12837917f - 0.37612626f * z;
    float middle = 0.11283594f - 0.026854211f * z;
    float high = (0.0051890872f - 8.0168643e-4f * z) + 7.875875e-5f * z2;
    return low + z2 * (middle + z2 * high);
  }

  /** e^{a²} erfc(a) for 1 ≤ a ≤ 4, as a polynomial in u = 12 / (a + 2) − 3; erf within 1.5e-8. */
  private static float scaledErfc(float a) {
    float u = 12f / (a + 2f) - 3f;
    float u2 = u * u;
    float low = 0.25539565f + 0.1423953f * u;
    float middle = 0.026851559f + 0.0029248872f * u;
    float high = 4.4353957e-5f - 2.8137312e-5f * u;
    return low + u2 * (middle + u2 * high);
  }
}
