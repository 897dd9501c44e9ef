package io.github.chainrule.runtime.f32.train;

/**
 * The last few steps and the changes of the gradient in them, which stand for the inverse of the
 * Hessian (J. Nocedal: Updating quasi-Newton matrices with limited storage, Mathematics of
 * computation 35, 1980; the two loops are algorithm 7.4 of Nocedal and Wright).
 */
final class LimitedMemory {
  private final double[][] s;
  private final double[][] y;
  private final double[] rho;
  private final double[] alpha;
  private int count;
  private int newest = -1;

  LimitedMemory(int capacity, int size) {
    this.s = new double[capacity][size];
    this.y = new double[capacity][size];
    this.rho = new double[capacity];
    this.alpha = new double[capacity];
  }

  boolean isEmpty() {
    return count == 0;
  }

  void clear() {
    count = 0;
  }

  /** Notes the step from x0 to x; one without positive curvature is left out. */
  void add(double[] x0, double[] g0, double[] x, double[] g) {
    int slot = (newest + 1) % s.length;
    // The slot may hold the oldest step, which is lost even if the new one is left out.
    count = Math.min(count, s.length - 1);
    Vectors.sum(s[slot], x, -1, x0);
    Vectors.sum(y[slot], g, -1, g0);
    double curvature = Vectors.dot(s[slot], y[slot]);
    if (curvature > 1e-14 * Vectors.norm(s[slot]) * Vectors.norm(y[slot])) {
      rho[slot] = 1 / curvature;
      newest = slot;
      count++;
    }
  }

  /** d := −H g. */
  void direction(double[] g, double[] d) {
    for (int k = 0; k < d.length; k++) {
      d[k] = -g[k];
    }
    if (count == 0) {
      return;
    }
    for (int age = 0; age < count; age++) {
      int i = slot(age);
      alpha[i] = rho[i] * Vectors.dot(s[i], d);
      Vectors.add(d, -alpha[i], y[i]);
    }
    double scale = 1 / (rho[newest] * Vectors.dot(y[newest], y[newest]));
    for (int k = 0; k < d.length; k++) {
      d[k] *= scale;
    }
    for (int age = count - 1; age >= 0; age--) {
      int i = slot(age);
      Vectors.add(d, alpha[i] - rho[i] * Vectors.dot(y[i], d), s[i]);
    }
  }

  private int slot(int age) {
    return (newest - age + s.length) % s.length;
  }
}
