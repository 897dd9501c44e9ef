package io.github.chainrule.samples.spark;

import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Vector;

/** What SQL hands to a function, as a vector. */
final class Vectorized {
  private Vectorized() {}

  /** A vector itself, or one of an array's numbers. */
  static Vector of(Object features) {
    if (features instanceof Vector vector) {
      return vector;
    }
    if (!(features instanceof scala.collection.Seq<?> numbers)) {
      throw new IllegalArgumentException(
          "features: expected a vector or an array of numbers, got " + features);
    }
    double[] values = new double[numbers.length()];
    for (int k = 0; k < values.length; k++) {
      if (!(numbers.apply(k) instanceof Number number)) {
        throw new IllegalArgumentException(
            "features: expected numbers, got %s at index %d".formatted(numbers.apply(k), k));
      }
      values[k] = number.doubleValue();
    }
    return new DenseVector(values);
  }
}
