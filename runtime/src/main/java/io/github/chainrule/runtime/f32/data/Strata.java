package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.internal.Unexpected;

/** The samples of a set class by class, those of a class in random order. */
final class Strata {
  private final Dataset data;
  private final int[] classes;
  private final int count;
  private final int[] order;

  Strata(Dataset data, long seed) {
    this.data = data;
    this.count = Math.max(2, data.outputs());
    this.classes = classes(data);
    this.order = new int[data.size()];
    for (int k = 0; k < order.length; k++) {
      order[k] = k;
    }
    new Generator(seed).shuffle(order);
  }

  /** The class of each sample: that of the largest target; of a single one, whether it is ½. */
  static int[] classes(Dataset data) {
    if (data.outputs() == 0) {
      throw Unexpected.argument("data", "targets, which tell the classes", "none");
    }
    int[] classes = new int[data.size()];
    for (int k = 0; k < classes.length; k++) {
      int best = 0;
      for (int j = 0; j < data.outputs(); j++) {
        if (!(Math.abs(data.target(k, j)) <= Float.MAX_VALUE)) {
          throw Unexpected.argument(
              "targets",
              "finite numbers, which tell the classes",
              data.target(k, j) + " in sample " + k);
        }
        best = data.target(k, j) > data.target(k, best) ? j : best;
      }
      classes[k] = data.outputs() > 1 ? best : data.target(k, 0) >= 0.5 ? 1 : 0;
    }
    return classes;
  }

  /** The samples sorted by class. */
  Dataset sorted() {
    int[] sorted = new int[order.length];
    int at = 0;
    for (int c = 0; c < count; c++) {
      for (int sample : order) {
        if (classes[sample] == c) {
          sorted[at++] = sample;
        }
      }
    }
    return data.select(sorted);
  }

  Dataset.Split split(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw Unexpected.argument("share", "a number of [0, 1]", share);
    }
    int[] left = new int[count];
    for (int c : classes) {
      left[c]++;
    }
    int size = 0;
    for (int c = 0; c < count; c++) {
      left[c] = (int) Math.round(share * left[c]);
      size += left[c];
    }
    int[] first = new int[size];
    int[] second = new int[order.length - size];
    int f = 0;
    int s = 0;
    for (int sample : order) {
      if (left[classes[sample]]-- > 0) {
        first[f++] = sample;
      } else {
        second[s++] = sample;
      }
    }
    return new Dataset.Split(data.select(first), data.select(second));
  }
}
