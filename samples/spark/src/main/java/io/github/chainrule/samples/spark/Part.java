package io.github.chainrule.samples.spark;

import java.io.Serializable;
import java.util.List;

/**
 * What one partition gives, and the mean of all.
 *
 * @param weight for how much its rows count
 * @param loss the mean loss of its rows
 * @param values a gradient, or parameters
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by no one.
record Part(double weight, double loss, float[] values) implements Serializable {

  /** Says that there is nothing to learn from. */
  static IllegalArgumentException nothing() {
    return new IllegalArgumentException("rows: expected some that count, got none");
  }

  /**
   * The mean by weight, in double and in the order of the partitions, so that the bits do not
   * depend on who has computed which part, when and how often.
   */
  static Part mean(List<Part> parts) {
    if (parts.isEmpty()) {
      throw nothing();
    }
    double weight = 0;
    double loss = 0;
    double[] sums = new double[parts.get(0).values.length];
    for (Part part : parts) {
      weight += part.weight;
      loss += part.weight * part.loss;
      for (int k = 0; k < sums.length; k++) {
        sums[k] += part.weight * part.values[k];
      }
    }
    float[] means = new float[sums.length];
    for (int k = 0; k < sums.length; k++) {
      means[k] = (float) (sums[k] / weight);
    }
    return new Part(weight, loss / weight, means);
  }
}
