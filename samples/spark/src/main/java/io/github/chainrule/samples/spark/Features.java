package io.github.chainrule.samples.spark;

import java.util.Arrays;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/** Feature vectors as arrays. */
final class Features {
  private Features() {}

  /**
   * Copies a vector, dense or sparse.
   *
   * @param to what it is copied to, {@code [inputs]}
   * @throws IllegalArgumentException if it has another size or a number that is not finite as float
   */
  static void copy(String column, Vector vector, double[] to) {
    if (vector == null || vector.size() != to.length) {
      throw new IllegalArgumentException(
          "%s: expected vectors of %d (the network's inputs), got %s"
              .formatted(column, to.length, vector == null ? "null" : "one of " + vector.size()));
    }
    if (vector instanceof DenseVector dense) {
      System.arraycopy(dense.values(), 0, to, 0, to.length);
    } else {
      SparseVector sparse = (SparseVector) vector;
      Arrays.fill(to, 0);
      int[] indices = sparse.indices();
      double[] values = sparse.values();
      for (int k = 0; k < indices.length; k++) {
        to[indices[k]] = values[k];
      }
    }
    requireFinite(column, to);
  }

  private static void requireFinite(String column, double[] values) {
    for (int j = 0; j < values.length; j++) {
      if (!Float.isFinite((float) values[j])) {
        throw new IllegalArgumentException(
            "%s: expected numbers that are finite as float, got %s at index %d"
                .formatted(column, values[j], j));
      }
    }
  }
}
