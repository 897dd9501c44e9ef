package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.internal.FromJava17;

/** What generated code computes where there are no vectors, to compare their times with. */
@FromJava17
final class PlainRows {
  private PlainRows() {}

  /** The biases lie before the weights. */
  static void product(float[] x, float[] w, boolean hasBiases, int terms, int columns, float[] y) {
    for (int j = 0; j < columns; j++) {
      y[j] = hasBiases ? w[j] : -0f;
    }
    for (int i = 0; i < terms; i++) {
      for (int j = 0; j < columns; j++) {
        y[j] += w[(i + 1) * columns + j] * x[i];
      }
    }
  }

  static void outer(float[] x, float[] d, int rows, int columns, float[] g) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        g[i * columns + j] = x[i] * d[j];
      }
    }
  }

  /** Two taps, a position and the one after the next; the biases lie before the weights. */
  static void window(
      float[] x, float[] w, boolean hasBiases, int positions, int terms, int columns, float[] y) {
    for (int q = 0; q < positions; q++) {
      for (int j = 0; j < columns; j++) {
        y[q * columns + j] = hasBiases ? w[j] : -0f;
      }
      for (int tap = 0; tap < 2; tap++) {
        for (int i = 0; i < terms; i++) {
          float number = x[(q + 2 * tap) * terms + i];
          for (int j = 0; j < columns; j++) {
            y[q * columns + j] += w[(1 + tap * terms + i) * columns + j] * number;
          }
        }
      }
    }
  }

  static void functions(float[] x, float[] y, int count) {
    for (int k = 0; k < count; k++) {
      y[k] = Elementary.tanh(x[k]);
    }
    for (int k = 0; k < count; k++) {
      y[k] = Elementary.sigmoid(x[k]);
    }
  }
}
