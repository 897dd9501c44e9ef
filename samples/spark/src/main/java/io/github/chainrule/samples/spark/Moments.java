package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.data.Scaling;
import java.io.Serializable;

/**
 * Weight, mean and weighted sum of squared deviations of columns, which can be joined (T. F. Chan,
 * G. H. Golub, R. J. LeVeque: Updating formulae and a pairwise algorithm for computing sample
 * variances, 1979).
 */
final class Moments implements Serializable {
  private final double[] means;
  private final double[] squares;
  private double weight;

  Moments(int columns) {
    means = new double[columns];
    squares = new double[columns];
  }

  /** Whether no row counted. */
  boolean isEmpty() {
    return weight == 0;
  }

  /** Adds a row that counts for so much; one of weight 0 changes nothing. */
  void add(double[] row, double rowWeight) {
    if (rowWeight == 0) {
      return;
    }
    weight += rowWeight;
    for (int j = 0; j < means.length; j++) {
      double deviation = row[j] - means[j];
      means[j] += deviation * (rowWeight / weight);
      squares[j] += rowWeight * deviation * (row[j] - means[j]);
    }
  }

  /** Adds those of other rows. */
  void add(Moments other) {
    if (other.isEmpty()) {
      return;
    }
    double total = weight + other.weight;
    for (int j = 0; j < means.length; j++) {
      double deviation = other.means[j] - means[j];
      means[j] += deviation * (other.weight / total);
      squares[j] += other.squares[j] + deviation * deviation * (weight * (other.weight / total));
    }
    weight = total;
  }

  /** What brings each column to mean 0 and deviation 1; one that does not vary becomes 0. */
  Scaling toScaling() {
    double[] deviations = new double[means.length];
    for (int j = 0; j < means.length; j++) {
      double deviation = Math.sqrt(squares[j] / weight);
      deviations[j] = deviation > 0 ? deviation : 1;
    }
    return Scaling.of(means.clone(), deviations);
  }
}
