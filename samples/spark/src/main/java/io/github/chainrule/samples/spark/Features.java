package io.github.chainrule.samples.spark;

import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/** Feature vectors as ranges of flat arrays. */
final class Features {
  private Features() {}

  /**
   * Copies a vector, dense or sparse.
   *
   * @throws IllegalArgumentException if it has another size or a number that is not finite
   */
  static void copy(String column, Vector vector, float[] x, int at, int inputs) {
    if (vector == null || vector.size() != inputs) {
      throw new IllegalArgumentException(
          "%s: expected vectors of %d (the network's inputs), got %s"
              .formatted(column, inputs, vector == null ? "null" : "one of " + vector.size()));
    }
    if (vector instanceof DenseVector dense) {
      double[] values = dense.values();
      for (int j = 0; j < inputs; j++) {
        x[at + j] = finite(column, values[j], j);
      }
      return;
    }
    SparseVector sparse = vector.toSparse();
    for (int j = 0; j < inputs; j++) {
      x[at + j] = 0;
    }
    int[] indices = sparse.indices();
    for (int k = 0; k < indices.length; k++) {
      x[at + indices[k]] = finite(column, sparse.values()[k], indices[k]);
    }
  }

  private static float finite(String column, double value, int index) {
    float rounded = (float) value;
    if (!Float.isFinite(rounded)) {
      throw new IllegalArgumentException(
          "%s: expected numbers that are finite as float, got %s at index %d"
              .formatted(column, value, index));
    }
    return rounded;
  }
}
