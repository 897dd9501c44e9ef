package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f64.Elementary;
import io.github.chainrule.runtime.internal.PowerOfTwo;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;

/** The metrics of {@link Metrics} as weighted means. */
final class WeightedMetrics {
  private final float[] y;
  private final float[] t;
  private final float[] weights;
  private final int n;
  private final int outputs;
  private final double total;

  WeightedMetrics(float[] y, float[] t, float[] weights, int n, int outputs) {
    Metrics.check(y, t, n, outputs);
    this.y = y;
    this.t = t;
    this.weights = weights;
    this.n = n;
    this.outputs = outputs;
    this.total = total(weights, n);
  }

  /** The sum of the weights of n samples, which are refused if that would mean nothing. */
  static double total(float[] weights, int n) {
    Settings.present("weights", weights);
    if (weights.length < n) {
      throw Unexpected.argument("weights", "length at least " + n, weights.length);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      if (!(weights[i] >= 0 && weights[i] <= Float.MAX_VALUE)) {
        throw Unexpected.argument(
            "weights", "finite numbers of at least 0", weights[i] + " for sample " + i);
      }
      sum += weights[i];
    }
    if (!(sum > 0)) {
      throw Unexpected.argument("weights", "at least one over 0", "none");
    }
    return sum;
  }

  private boolean finite() {
    return Metrics.finite(y, t, n * outputs);
  }

  double accuracy() {
    double right = 0;
    for (int i = 0; i < n; i++) {
      int actual = Metrics.classOf(t, i, outputs);
      right += actual >= 0 && Metrics.classOf(y, i, outputs) == actual ? weights[i] : 0;
    }
    return right / total;
  }

  double topK(int k) {
    double right = 0;
    for (int i = 0; i < n; i++) {
      right += Metrics.amongLargest(k, y, t, i, outputs) ? weights[i] : 0;
    }
    return right / total;
  }

  /** The largest error, as a power of two to multiply by. */
  private double factor() {
    double largest = 0;
    for (int k = 0; k < n * outputs; k++) {
      largest = Math.max(largest, Math.abs(0.5 * y[k] - 0.5 * t[k]));
    }
    return 0.5 * PowerOfTwo.reducing(largest);
  }

  private double error(int k, double factor) {
    return y[k] * factor - t[k] * factor;
  }

  double meanSquaredError() {
    if (!finite()) {
      return Double.NaN;
    }
    double factor = factor();
    double sum = 0;
    for (int k = 0; k < n * outputs; k++) {
      double error = error(k, factor);
      sum += weights[k / outputs] * error * error;
    }
    return sum / total / outputs / factor / factor;
  }

  double meanAbsoluteError() {
    if (!finite()) {
      return Double.NaN;
    }
    double factor = factor();
    double sum = 0;
    for (int k = 0; k < n * outputs; k++) {
      sum += weights[k / outputs] * Math.abs(error(k, factor));
    }
    return sum / total / outputs / factor;
  }

  double r2() {
    if (!finite()) {
      return Double.NaN;
    }
    double sum = 0;
    for (int j = 0; j < outputs; j++) {
      sum += r2(j) * 0x1p-31;
    }
    return sum / outputs * 0x1p31;
  }

  private double r2(int column) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      int k = i * outputs + column;
      largest = Math.max(largest, Math.max(Math.abs(y[k]), Math.abs(t[k])));
    }
    double factor = 0.5 * PowerOfTwo.reducing(largest);
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += weights[i] / total * (t[i * outputs + column] * factor);
    }
    double residual = 0;
    double spread = 0;
    boolean constant = true;
    for (int i = 0; i < n; i++) {
      int k = i * outputs + column;
      double error = error(k, factor);
      double distance = t[k] * factor - mean;
      residual += weights[i] * error * error;
      spread += weights[i] * distance * distance;
      constant &= weights[i] == 0 || t[k] == t[column];
    }
    if (constant || spread == 0) {
      return residual == 0 ? 1 : 0;
    }
    return 1 - residual / spread;
  }

  double logLoss(boolean independent) {
    if (!finite()) {
      return Double.NaN;
    }
    double sum = 0;
    for (int k = 0; k < n * outputs; k++) {
      double p = Metrics.probability(y[k]);
      double own = t[k] == 0 ? 0 : t[k] * Elementary.log(p);
      own += independent && t[k] != 1 ? (1.0 - t[k]) * Elementary.log(1 - p) : 0;
      sum -= weights[k / outputs] / total * own;
    }
    return sum;
  }

  double rocAuc() {
    if (!finite()) {
      return Double.NaN;
    }
    double sum = 0;
    for (int j = 0; j < outputs; j++) {
      sum += new ThresholdCurve(y, t, weights, n, outputs, j).rocArea();
    }
    return sum / outputs;
  }
}
