package io.github.chainrule.samples.targets;

/**
 * The plain distance E = ‖y − t‖. Its derivative is the unit vector from t to y, which y = t leaves
 * undefined; 0 is a subgradient there, and the only one that lets a minimum stay where it is.
 */
final class Distance {
  private Distance() {}

  static double value(double[] y, double[] t) {
    return Math.hypot(y[0] - t[0], y[1] - t[1]);
  }

  /** Computes e := dE/dy, all 0 where y = t. */
  static void derivative(double[] y, double[] t, double[] e) {
    double distance = value(y, t);
    for (int k = 0; k < e.length; k++) {
      e[k] = distance == 0 ? 0 : (y[k] - t[k]) / distance;
    }
  }
}
