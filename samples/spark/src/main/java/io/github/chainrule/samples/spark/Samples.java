package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.data.Dataset;
import java.io.Serializable;

/**
 * Rows as flat arrays.
 *
 * @param x the features, row-major {@code [n][inputs]}
 * @param t the targets, row-major {@code [n][outputs]}
 * @param w the weights, {@code [n]}, or null if all are 1
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by no one.
record Samples(float[] x, int inputs, float[] t, int outputs, float[] w) implements Serializable {

  /** The number of rows. */
  int size() {
    return t.length / outputs;
  }

  /** Whether no row counts for anything. */
  boolean isEmpty() {
    if (w == null) {
      return size() == 0;
    }
    for (float weight : w) {
      if (weight > 0) {
        return false;
      }
    }
    return true;
  }

  /** The same arrays, for the runtime. */
  Dataset toDataset() {
    Dataset data = Dataset.of(x, inputs, t, outputs);
    return w == null ? data : data.withWeights(w);
  }
}
