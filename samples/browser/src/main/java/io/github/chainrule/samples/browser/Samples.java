package io.github.chainrule.samples.browser;

import java.util.Arrays;

/** Points and their colours, as the rows that a network learns from. */
final class Samples {
  private static final int FIRST_CAPACITY = 256;

  private float[] x = new float[2 * FIRST_CAPACITY];
  private float[] t = new float[FIRST_CAPACITY];
  private int size;

  void add(float x0, float x1, boolean isSecond) {
    if (size == t.length) {
      x = Arrays.copyOf(x, 2 * x.length);
      t = Arrays.copyOf(t, 2 * t.length);
    }
    x[2 * size] = x0;
    x[2 * size + 1] = x1;
    t[size] = isSecond ? 1f : 0f;
    size++;
  }

  int size() {
    return size;
  }

  /** The places, {@code [size][2]}, and what follows. */
  float[] x() {
    return x;
  }

  /** The colours, 0 or 1, {@code [size]}, and what follows. */
  float[] t() {
    return t;
  }

  /** A row of place and colour for each point. */
  float[] rows() {
    float[] rows = new float[3 * size];
    for (int k = 0; k < size; k++) {
      rows[3 * k] = x[2 * k];
      rows[3 * k + 1] = x[2 * k + 1];
      rows[3 * k + 2] = t[k];
    }
    return rows;
  }
}
