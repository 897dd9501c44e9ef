package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.PowerOfTwo;

/**
 * The sums of the errors y − t of finite outputs, and of their squares. Each error is multiplied by
 * a power of two, so that nothing overflows or vanishes on the way.
 */
final class Errors {
  private final float[] y;
  private final float[] t;
  private final int from;
  private final int step;
  private final int count;
  private final double factor;

  /** Looks at so many outputs, from one in steps. */
  Errors(float[] y, float[] t, int from, int step, int count) {
    this.y = y;
    this.t = t;
    this.from = from;
    this.step = step;
    this.count = count;
    double largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, Math.abs(error(i, 1)));
    }
    this.factor = PowerOfTwo.reducing(largest);
  }

  /** What the errors are multiplied by. */
  double factor() {
    return factor;
  }

  /** The sum of the magnitudes, times the factor. */
  double magnitudes() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.abs(error(i, factor));
    }
    return sum;
  }

  /** The sum of the squares, times the square of the factor. */
  double squares() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double error = error(i, factor);
      sum += error * error;
    }
    return sum;
  }

  private double error(int i, double by) {
    double output = y[from + i * step];
    double target = t[from + i * step];
    double error = output - target;
    // The difference of finite numbers may be twice the largest one.
    return Math.abs(error) <= Double.MAX_VALUE ? error * by : output * by - target * by;
  }
}
