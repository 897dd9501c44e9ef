package io.github.chainrule.runtime.f32.train;

import java.util.Arrays;

/**
 * The last few steps and the changes of the gradient in them, which stand for the inverse of the
 * Hessian (J. Nocedal: Updating quasi-Newton matrices with limited storage, Mathematics of
 * computation 35, 1980; the two loops are algorithm 7.4 of Nocedal and Wright).
 */
final class LimitedMemory {
  private final int capacity;
  private final int size;
  private double[][] s = {};
  private double[][] y = {};
  private double[] rho = {};
  private double[] alpha = {};
  private int count;
  private int newest = -1;

  LimitedMemory(int capacity, int size) {
    this.capacity = capacity;
    this.size = size;
  }

  boolean isEmpty() {
    return count == 0;
  }

  void clear() {
    count = 0;
    newest = -1;
  }

  /** Notes the step from x0 to x; one without positive curvature is left out. */
  void add(double[] x0, double[] g0, double[] x, double[] g) {
    if (newest + 1 == s.length && s.length < capacity) {
      addSlot();
    }
    int slot = (newest + 1) % s.length;
    // The slot may hold the oldest step, which is lost even if the new one is left out.
    count = Math.min(count, s.length - 1);
    Vectors.sum(s[slot], x, -1, x0);
    Vectors.sum(y[slot], g, -1, g0);
    double curvature = Vectors.dot(s[slot], y[slot]);
    if (curvature > 1e-14 * Norm.of(s[slot]) * Norm.of(y[slot])) {
      rho[slot] = 1 / curvature;
      newest = slot;
      count++;
    }
  }

  /** Memory is taken for steps that there are, however many may be remembered. */
  private void addSlot() {
    int length = s.length + 1;
    s = Arrays.copyOf(s, length);
    y = Arrays.copyOf(y, length);
    s[length - 1] = new double[size];
    y[length - 1] = new double[size];
    rho = Arrays.copyOf(rho, length);
    alpha = Arrays.copyOf(alpha, length);
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
