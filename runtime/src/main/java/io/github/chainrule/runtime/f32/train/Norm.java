package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.PowerOfTwo;

/**
 * The Euclidean norm, the root of the sum of the squares, also where these are beyond the range of
 * double, or so small that they lose digits: then it is that of the numbers times a power of two
 * that brings the largest near 1, which rounds nothing, divided by it again.
 */
final class Norm {
  /** Below it, elements that count may have had squares without all their digits. */
  private static final double LEAST_SQUARES = 1e-280;

  private Norm() {}

  /** The norm of some ranges; infinite or NaN if an element is. */
  static double of(float[] a, Span[] spans) {
    double squares = squares(a, spans);
    if (isPlain(squares)) {
      return Math.sqrt(squares);
    }
    double factor = reducing(a, spans);
    return Math.sqrt(squares(a, spans, factor)) / factor;
  }

  /** The norm of a vector in double; infinite or NaN if an element is. */
  static double of(double[] a) {
    double squares = Vectors.dot(a, a);
    if (isPlain(squares)) {
      return Math.sqrt(squares);
    }
    double largest = 0;
    for (double value : a) {
      largest = Math.max(largest, Math.abs(value));
    }
    double factor = PowerOfTwo.reducing(largest);
    double sum = 0;
    for (double value : a) {
      sum += value * factor * (value * factor);
    }
    return Math.sqrt(sum) / factor;
  }

  /** Makes the norm a limit, however far it is from that. */
  static void shorten(float[] a, Span[] spans, double limit) {
    double factor = reducing(a, spans);
    double share = limit / Math.sqrt(squares(a, spans, factor));
    for (Span span : spans) {
      for (int k = span.from; k < span.to; k++) {
        a[k] = Real.round(a[k] * factor * share);
      }
    }
  }

  private static boolean isPlain(double squares) {
    return Double.isNaN(squares) || (squares >= LEAST_SQUARES && squares <= Double.MAX_VALUE);
  }

  private static double reducing(float[] a, Span[] spans) {
    double largest = 0;
    for (Span span : spans) {
      for (int k = span.from; k < span.to; k++) {
        largest = Math.max(largest, Math.abs(a[k]));
      }
    }
    return PowerOfTwo.reducing(largest);
  }

  private static double squares(float[] a, Span[] spans) {
    double squares = 0;
    for (Span span : spans) {
      squares += span.squares(a);
    }
    return squares;
  }

  private static double squares(float[] a, Span[] spans, double factor) {
    double squares = 0;
    for (Span span : spans) {
      for (int k = span.from; k < span.to; k++) {
        double part = a[k] * factor;
        squares += part * part;
      }
    }
    return squares;
  }
}
