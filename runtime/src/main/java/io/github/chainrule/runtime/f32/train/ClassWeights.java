package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;

/** For how much the samples of each class count in a fit, on top of their own weights. */
final class ClassWeights {
  /** The output that has the classes, null for the only one. */
  private final String head;

  /** Null for those that give each class the same sum. */
  private final double[] weights;

  ClassWeights(String head, double[] weights) {
    this.head = head;
    if (weights != null) {
      boolean some = false;
      for (double weight : weights) {
        Settings.notNegative("classWeights", weight);
        some |= weight > 0;
      }
      if (!some) {
        throw Unexpected.argument("classWeights", "at least one over 0", "none");
      }
    }
    this.weights = weights;
  }

  private String setting() {
    return weights == null ? "balanced" : "classWeights";
  }

  Dataset apply(Model model, Dataset data) {
    if (head == null && model.loss().heads().size() > 1) {
      throw Unexpected.argument(
          setting(), "the name of the output that has the classes", model.loss());
    }
    int[] columns = head == null ? new int[0] : model.loss().head(head).columns();
    int count = Math.max(2, head == null ? data.outputs() : columns.length);
    if (weights != null && weights.length != count) {
      throw Unexpected.argument("classWeights", count + " (one a class)", weights.length);
    }
    int[] classes = data.classes(columns);
    double[] factors = weights == null ? balanced(data, classes, count) : weights;
    float[] each = new float[classes.length];
    for (int k = 0; k < each.length; k++) {
      each[k] = Real.round(data.weight(k) * factors[classes[k]]);
    }
    return data.withWeights(each);
  }

  /** n / (classes × those of the class), with weights in place of numbers, as in scikit-learn. */
  private static double[] balanced(Dataset data, int[] classes, int count) {
    double[] sums = new double[count];
    double total = 0;
    for (int k = 0; k < classes.length; k++) {
      sums[classes[k]] += data.weight(k);
      total += data.weight(k);
    }
    for (int c = 0; c < count; c++) {
      sums[c] = sums[c] == 0 ? 0 : total / (count * sums[c]);
    }
    return sums;
  }
}
