package io.github.chainrule.samples.spark;

import java.util.Arrays;

/** Grows {@link Samples} row by row. */
final class SampleBuffer {
  private static final int FIRST = 16;

  private final int inputs;
  private final int outputs;
  private float[] x;
  private float[] t;
  private float[] w;
  private int size;

  SampleBuffer(int inputs, int outputs, boolean weighted) {
    this.inputs = inputs;
    this.outputs = outputs;
    x = new float[FIRST * inputs];
    t = new float[FIRST * outputs];
    w = weighted ? new float[FIRST] : null;
  }

  /** Makes room for another row. */
  void addRow() {
    int capacity = t.length / outputs;
    if (size == capacity) {
      int next = grown(capacity);
      x = Arrays.copyOf(x, next * inputs);
      t = Arrays.copyOf(t, next * outputs);
      w = w == null ? null : Arrays.copyOf(w, next);
    }
    size++;
  }

  private int grown(int capacity) {
    int most = Integer.MAX_VALUE / Math.max(inputs, outputs);
    if (capacity == most) {
      throw new IllegalArgumentException(
          "rows: expected at most " + most + " in a partition, got more; repartition them");
    }
    return (int) Math.min(most, 2L * capacity);
  }

  /** Where the features of the last row begin in {@link #x}. */
  int atX() {
    return (size - 1) * inputs;
  }

  /** Where the targets of the last row begin in {@link #t}. */
  int atT() {
    return (size - 1) * outputs;
  }

  float[] x() {
    return x;
  }

  float[] t() {
    return t;
  }

  /** Sets the weight of the last row. */
  void weigh(float weight) {
    w[size - 1] = weight;
  }

  Samples build() {
    return new Samples(
        Arrays.copyOf(x, size * inputs),
        inputs,
        Arrays.copyOf(t, size * outputs),
        outputs,
        w == null ? null : Arrays.copyOf(w, size));
  }
}
