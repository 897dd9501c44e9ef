package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Sizes;
import io.github.chainrule.runtime.internal.Unexpected;

/** Where the samples of a {@link Dataset} are: rows of two flat arrays, which are not copied. */
final class SampleTable {
  private static final float[] NO_TARGETS = {};

  final int inputs;
  final int outputs;
  final int size;

  private final float[] features;
  private final float[] targets;

  /** The row of each sample; null for all rows in their own order. */
  private final int[] rows;

  private SampleTable(
      float[] features, int inputs, float[] targets, int outputs, int[] rows, int size) {
    this.features = features;
    this.inputs = inputs;
    this.targets = targets;
    this.outputs = outputs;
    this.rows = rows;
    this.size = size;
  }

  /** All rows of two arrays, as {@link Dataset#of(float[], int, float[], int)} takes them. */
  static SampleTable of(float[] features, int inputs, float[] targets, int outputs) {
    int n = rowsOf("features", features, inputs, "inputs");
    int m = rowsOf("targets", targets, outputs, "outputs");
    if (n != m) {
      throw Unexpected.argument("targets", n + " rows (those of the features)", m);
    }
    return new SampleTable(features, inputs, targets, outputs, null, n);
  }

  /** All rows of an array, without targets. */
  static SampleTable of(float[] features, int inputs) {
    int n = rowsOf("features", features, inputs, "inputs");
    return new SampleTable(features, inputs, NO_TARGETS, 0, null, n);
  }

  private static int rowsOf(String name, float[] a, int width, String what) {
    Settings.present(name, a);
    Settings.atLeast(what, width, 1);
    if (a.length % width != 0) {
      throw Unexpected.argument(name, "whole rows of " + width + " " + what, "length " + a.length);
    }
    return a.length / width;
  }

  /** The rows of {@link Dataset#oneHot}. */
  static float[] oneHot(int[] classes, int count) {
    Settings.present("classes", classes);
    Settings.atLeast("count", count, 1);
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] < 0 || classes[i] >= count) {
        throw Unexpected.argument(
            "classes", "numbers of [0, " + count + ")", classes[i] + " in row " + i);
      }
    }
    float[] rows = new float[Sizes.product("classes", classes.length, "count", count)];
    for (int i = 0; i < classes.length; i++) {
      rows[i * count + classes[i]] = 1f;
    }
    return rows;
  }

  /** As many samples, in new arrays of the same widths. */
  SampleTable with(float[] newFeatures, float[] newTargets) {
    return new SampleTable(newFeatures, inputs, newTargets, outputs, null, size);
  }

  /** Some of the samples, by their places, in an array that becomes that of their rows. */
  SampleTable choose(int[] chosen) {
    for (int k = 0; k < chosen.length; k++) {
      chosen[k] = row(chosen[k]);
    }
    return new SampleTable(features, inputs, targets, outputs, chosen, chosen.length);
  }

  /** The row of a sample. */
  int row(int sample) {
    if (sample < 0 || sample >= size) {
      throw new IndexOutOfBoundsException("sample " + sample + " of " + size);
    }
    return rows == null ? sample : rows[sample];
  }

  float target(int sample, int output) {
    return targets[row(sample) * outputs + output];
  }

  /** Copies some samples, as {@link Dataset#gather} does. */
  void gather(int[] order, int from, int n, float[] x, float[] t) {
    Settings.atLeast("n", n, 0);
    if (x != null) {
      Arguments.rows("x", x, n, inputs, "inputs");
      gather(features, inputs, order, from, n, x);
    }
    if (t != null) {
      Arguments.rows("t", t, n, outputs, "outputs");
      gather(targets, outputs, order, from, n, t);
    }
  }

  private void gather(float[] source, int width, int[] order, int from, int n, float[] rowsOut) {
    for (int k = 0; k < n; k++) {
      int sample = order == null ? from + k : order[from + k];
      System.arraycopy(source, row(sample) * width, rowsOut, k * width, width);
    }
  }

  /** Reads {@code 150 samples, 4 -> 3}. */
  @Override
  public String toString() {
    return size + (size == 1 ? " sample, " : " samples, ") + inputs + " -> " + outputs;
  }
}
