package io.github.chainrule.runtime.f32.train;

/** Solves (A + μD) h = −g for a symmetric A, given by its lower triangle, and a diagonal D. */
final class Cholesky {
  private final double[][] factor;

  Cholesky(int size) {
    this.factor = new double[size][];
    for (int i = 0; i < size; i++) {
      factor[i] = new double[i + 1];
    }
  }

  /** Decomposes A + μD; returns whether it is positive definite. */
  boolean decompose(double[][] a, double mu, double[] d) {
    for (int i = 0; i < factor.length; i++) {
      if (!row(a, mu * d[i], i)) {
        return false;
      }
    }
    return true;
  }

  /** Solves with the last decomposition. */
  void solve(double[] g, double[] h) {
    for (int i = 0; i < h.length; i++) {
      double sum = -g[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i][k] * h[k];
      }
      h[i] = sum / factor[i][i];
    }
    for (int i = h.length - 1; i >= 0; i--) {
      double sum = h[i];
      for (int k = i + 1; k < h.length; k++) {
        sum -= factor[k][i] * h[k];
      }
      h[i] = sum / factor[i][i];
    }
  }

  private boolean row(double[][] a, double added, int i) {
    double[] own = factor[i];
    for (int j = 0; j <= i; j++) {
      double[] other = factor[j];
      double sum = a[i][j] + (i == j ? added : 0);
      for (int k = 0; k < j; k++) {
        sum -= own[k] * other[k];
      }
      if (i == j && !(sum > 0 && sum <= Double.MAX_VALUE)) {
        return false;
      }
      own[j] = i == j ? Math.sqrt(sum) : sum / other[j];
    }
    return true;
  }
}
