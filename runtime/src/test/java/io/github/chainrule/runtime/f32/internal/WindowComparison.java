package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.VectorUnit;
import io.github.chainrule.runtime.internal.Window;
import java.util.SplittableRandom;

/** Windows of random kernels, strides and paddings by vectors, beside loops over their taps. */
final class WindowComparison {
  private static final int LANES = VectorUnit.floats() * Integer.BYTES / Float.BYTES;

  private final SplittableRandom random;
  private final TileVectors vectors;

  WindowComparison(long seed, TileVectors vectors) {
    this.random = new SplittableRandom(seed);
    this.vectors = vectors;
  }

  /** Compares one; what is around the results must stay as it is. */
  void compare(String what) {
    int width = 1 + random.nextInt(20);
    int height = 1 + random.nextInt(3);
    int kernel = 1 + random.nextInt(4);
    int dilation = 1 + random.nextInt(2);
    int padding = random.nextInt(3);
    int stride = 1 + random.nextInt(2);
    int written = (width + stride - 1) / stride;
    int positions = written * height;
    Window window = new Window(positions);
    int[][] taps = new int[kernel][positions];
    for (int tap = 0; tap < kernel; tap++) {
      int shift = tap * dilation - padding;
      int first = Math.max(0, (-shift + stride - 1) / stride);
      int count = 0;
      for (int q = 0; q < positions; q++) {
        int read = q % written * stride + shift;
        boolean isInside = read >= 0 && read < width;
        taps[tap][q] = isInside ? q / written * width + read : -1;
        count += isInside && q < written ? 1 : 0;
      }
      int from = first * stride + shift;
      window =
          count == 0
              ? window.with(0, 0, 0, 0, 0, 0, 0, 0)
              : window.with(height, count, from, width, stride, first, written, 1);
    }
    compare(what, window, taps, width * height);
  }

  private void compare(String what, Window window, int[][] taps, int read) {
    int terms = 1 + random.nextInt(6);
    int columns = Math.max(1, LANES - 2) + random.nextInt(2 * LANES + 3);
    int stride = columns + random.nextInt(2);
    int at = random.nextInt(4);
    float[] x = numbers(at + read * terms);
    float[] w = numbers(at + taps.length * terms * stride);
    float[] b = random.nextBoolean() ? numbers(at + columns) : null;
    float[] expected = numbers(at + taps[0].length * columns + 3);
    float[] actual = expected.clone();
    boolean fits = columns >= LANES;
    for (int q = 0; fits && q < taps[0].length; q++) {
      for (int j = 0; j < columns; j++) {
        float sum = b == null ? -0f : b[at + j];
        for (int tap = 0; tap < taps.length; tap++) {
          for (int i = 0; taps[tap][q] >= 0 && i < terms; i++) {
            sum += w[at + (tap * terms + i) * stride + j] * x[at + taps[tap][q] * terms + i];
          }
        }
        expected[at + q * columns + j] = sum;
      }
    }
    boolean isDone =
        vectors.rowWindow(window, x, at, w, at, b, at, actual, at, terms, columns, stride);
    VectorComparison.checkDone(what, fits, isDone);
    VectorComparison.check(what, expected, actual);
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = Real.round(random.nextDouble() * 2 - 1);
    }
    return numbers;
  }
}
