package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.internal.Unexpected;

/** The samples of a set class by class, those of a class in random order. */
final class Strata {
  private final Dataset data;
  private final int[] classes;
  private final int count;
  private final int[] order;

  /** Of the targets in some columns, of all of them if there are none. */
  Strata(Dataset data, long seed, int[] columns) {
    this.data = data;
    this.count = Math.max(2, columns.length == 0 ? data.outputs() : columns.length);
    this.classes = classes(data, columns);
    this.order = new int[data.size()];
    for (int k = 0; k < order.length; k++) {
      order[k] = k;
    }
    new Generator(seed).shuffle(order);
  }

  /**
   * The class of each sample: that of the largest target; of a single one, whether it is ½. What is
   * no target of a class would be one by its size.
   */
  static int[] classes(Dataset data, int[] columns) {
    if (data.outputs() == 0) {
      throw Unexpected.argument("data", "targets, which tell the classes", "none");
    }
    int[] own = columns.length == 0 ? all(data.outputs()) : within(columns, data.outputs());
    int[] classes = new int[data.size()];
    for (int k = 0; k < classes.length; k++) {
      int best = 0;
      for (int c = 0; c < own.length; c++) {
        float target = data.target(k, own[c]);
        if (!(Math.abs(target) <= 1)) {
          throw Unexpected.argument(
              "targets",
              "numbers of [-1, 1], which tell the classes",
              target + " at " + own[c] + " in sample " + k);
        }
        best = target > data.target(k, own[best]) ? c : best;
      }
      classes[k] = own.length > 1 ? best : data.target(k, own[0]) >= 0.5 ? 1 : 0;
    }
    return classes;
  }

  private static int[] all(int outputs) {
    int[] columns = new int[outputs];
    for (int k = 0; k < outputs; k++) {
      columns[k] = k;
    }
    return columns;
  }

  private static int[] within(int[] columns, int outputs) {
    for (int column : columns) {
      if (column < 0 || column >= outputs) {
        throw Unexpected.argument("columns", "indices from 0 to " + (outputs - 1), column);
      }
    }
    return columns;
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
