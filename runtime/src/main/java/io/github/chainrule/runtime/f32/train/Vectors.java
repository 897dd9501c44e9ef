package io.github.chainrule.runtime.f32.train;

/** The arithmetic of vectors in double. */
final class Vectors {
  /** Below it, elements that count may have had squares without all their digits. */
  static final double LEAST_SQUARES = 1e-280;

  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  static double norm(double[] a) {
    double squares = dot(a, a);
    if (squares >= LEAST_SQUARES && squares <= Double.MAX_VALUE) {
      return Math.sqrt(squares);
    }
    double largest = 0;
    for (double value : a) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest == 0 || !finite(largest) ? largest : largest * relativeNorm(a, largest);
  }

  private static double relativeNorm(double[] a, double largest) {
    double squares = 0;
    for (double value : a) {
      squares += value / largest * (value / largest);
    }
    return Math.sqrt(squares);
  }

  static boolean finite(double value) {
    return Math.abs(value) <= Double.MAX_VALUE;
  }

  /** y := y + factor x. */
  static void add(double[] y, double factor, double[] x) {
    for (int k = 0; k < y.length; k++) {
      y[k] += factor * x[k];
    }
  }

  /** y := a + factor x. */
  static void sum(double[] y, double[] a, double factor, double[] x) {
    for (int k = 0; k < y.length; k++) {
      y[k] = a[k] + factor * x[k];
    }
  }

  static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, from.length);
  }
}
