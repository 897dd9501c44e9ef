package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Real;

/**
 * The Euclidean norm of a gradient, also where the squares of its elements are beyond the range of
 * double: then as m ‖g / m‖, where m is the largest element.
 */
final class GradientNorm {
  private GradientNorm() {}

  /** The norm of some ranges. */
  static double of(float[] g, Span[] spans) {
    double squares = 0;
    for (Span span : spans) {
      squares += span.squares(g);
    }
    if (Double.isNaN(squares)
        || (squares >= Vectors.LEAST_SQUARES && squares <= Double.MAX_VALUE)) {
      return Math.sqrt(squares);
    }
    double largest = largest(g, spans);
    return largest == 0 || !Vectors.finite(largest)
        ? largest
        : largest * relative(g, spans, largest);
  }

  /** Makes the norm a limit, where the factor is less than the smallest that keeps all digits. */
  static void shorten(float[] g, Span[] spans, double limit) {
    double largest = largest(g, spans);
    double factor = limit / relative(g, spans, largest);
    for (Span span : spans) {
      for (int k = span.from; k < span.to; k++) {
        g[k] = Real.round(g[k] / largest * factor);
      }
    }
  }

  private static double largest(float[] g, Span[] spans) {
    double largest = 0;
    for (Span span : spans) {
      for (int k = span.from; k < span.to; k++) {
        largest = Math.max(largest, Math.abs(g[k]));
      }
    }
    return largest;
  }

  private static double relative(float[] g, Span[] spans, double largest) {
    double squares = 0;
    for (Span span : spans) {
      for (int k = span.from; k < span.to; k++) {
        double part = g[k] / largest;
        squares += part * part;
      }
    }
    return Math.sqrt(squares);
  }
}
