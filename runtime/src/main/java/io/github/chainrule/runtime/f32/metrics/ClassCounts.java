package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.internal.Sizes;

/**
 * The sums of weights behind precision and recall, class by class, with the rules of {@link
 * ConfusionMatrix} for what is not finite and for divisors of 0.
 */
final class ClassCounts {
  private final double[] right;
  private final double[] actual;
  private final double[] taken;

  /** Counts; every sample counts as 1. */
  ClassCounts(float[] y, float[] t, int n, int outputs) {
    this(y, t, n, outputs, null);
  }

  /** Counts samples for their weights. */
  static ClassCounts weighted(float[] y, float[] t, float[] weights, int n, int outputs) {
    WeightedMetrics.total(weights, n);
    return new ClassCounts(y, t, n, outputs, weights);
  }

  private ClassCounts(float[] y, float[] t, int n, int outputs, float[] weights) {
    Metrics.check(y, t, n, outputs);
    int classes = Math.max(2, outputs);
    Sizes.product("classes", classes, "classes", classes);
    right = new double[classes];
    actual = new double[classes];
    taken = new double[classes];
    for (int i = 0; i < n; i++) {
      int a = Metrics.classOf(t, i, outputs);
      int p = Metrics.classOf(y, i, outputs);
      double weight = weights == null ? 1 : weights[i];
      for (int c = 0; c < classes; c++) {
        right[c] += a == c && p == c ? weight : 0;
        actual[c] += a == c || (a < 0 && p >= 0 && p != c) ? weight : 0;
        taken[c] += p == c || (p < 0 && a != c) ? weight : 0;
      }
    }
  }

  /** The number of classes: two of a single output. */
  int classes() {
    return right.length;
  }

  /** For how much the samples of a class count. */
  double actual(int c) {
    return actual[c];
  }

  double precision(int c) {
    return ratio(right[c], taken[c]);
  }

  double recall(int c) {
    return ratio(right[c], actual[c]);
  }

  double f1(int c) {
    return ratio(2 * right[c], taken[c] + actual[c]);
  }

  /** F1 of class 1 if there are two classes, else the mean over the classes. */
  double f1() {
    if (right.length == 2) {
      return f1(1);
    }
    double sum = 0;
    for (int c = 0; c < right.length; c++) {
      sum += f1(c);
    }
    return sum / right.length;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
