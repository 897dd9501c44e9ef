package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.data.Scaling;
import java.io.Serializable;

/**
 * Number, mean and sum of squared deviations of columns, which can be joined (T. F. Chan, G. H.
 * Golub, R. J. LeVeque: Updating formulae and a pairwise algorithm for computing sample variances,
 * 1979).
 */
final class Moments implements Serializable {
  private final double[] means;
  private final double[] squares;
  private long count;

  Moments(int columns) {
    means = new double[columns];
    squares = new double[columns];
  }

  /** Whether there was no row. */
  boolean isEmpty() {
    return count == 0;
  }

  /** Adds a row of an array. */
  void add(float[] a, int from) {
    count++;
    for (int j = 0; j < means.length; j++) {
      double deviation = a[from + j] - means[j];
      means[j] += deviation / count;
      squares[j] += deviation * (a[from + j] - means[j]);
    }
  }

  /** Adds those of other rows. */
  void add(Moments other) {
    if (other.count == 0) {
      return;
    }
    double total = count + other.count;
    for (int j = 0; j < means.length; j++) {
      double deviation = other.means[j] - means[j];
      means[j] += deviation * (other.count / total);
      squares[j] += other.squares[j] + deviation * deviation * (count * (other.count / total));
    }
    count += other.count;
  }

  /** What brings each column to mean 0 and deviation 1; one that does not vary becomes 0. */
  Scaling toScaling() {
    double[] deviations = new double[means.length];
    for (int j = 0; j < means.length; j++) {
      double deviation = Math.sqrt(squares[j] / count);
      deviations[j] = deviation > 0 ? deviation : 1;
    }
    return Scaling.of(means.clone(), deviations);
  }
}
