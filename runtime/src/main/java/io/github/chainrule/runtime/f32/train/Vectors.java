package io.github.chainrule.runtime.f32.train;

/** The arithmetic of vectors in double. */
final class Vectors {
  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
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
