package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.Window;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A window of a random kernel, stride, dilation and padding along two axes. */
final class RandomWindow {
  /** Numbers whose sums and products have signs and limits of their own. */
  private static final float[] SPECIAL = {
    0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
  };

  final Window window;

  /** What each tap reads for each position, −1 if nothing. */
  final int[][] read;

  /** How many positions there are to read. */
  final int length;

  private final SplittableRandom random;

  /**
   * Draws one.
   *
   * @param most positions in a row
   * @param mayStep whether taps may write what are no neighbours
   */
  RandomWindow(SplittableRandom random, int most, boolean mayStep) {
    this.random = random;
    Axis columns = new Axis(1 + random.nextInt(most), 1 + random.nextInt(4));
    Axis rows = new Axis(1 + random.nextInt(4), 1 + random.nextInt(3));
    length = rows.read * columns.read;
    read = new int[rows.kernel * columns.kernel][rows.written * columns.written];
    Window taps = new Window(rows.written * columns.written);
    for (int tap = 0; tap < read.length; tap++) {
      Arrays.fill(read[tap], -1);
      int row = tap / columns.kernel;
      int column = tap % columns.kernel;
      int outer = rows.count(row);
      int inner = columns.count(column);
      if (outer == 0 || inner == 0) {
        taps = taps.with(0, 0, 0, 0, 0, 0, 0, 0);
        continue;
      }
      for (int a = rows.first(row); a < rows.first(row) + outer; a++) {
        for (int b = columns.first(column); b < columns.first(column) + inner; b++) {
          int from = rows.place(row, a) * columns.read + columns.place(column, b);
          read[tap][a * columns.written + b] = from;
        }
      }
      int written = rows.first(row) * columns.written + columns.first(column);
      int from = read[tap][written];
      int down = rows.stride * columns.read;
      boolean steps = mayStep && inner == 1 && random.nextBoolean();
      taps =
          steps
              ? taps.with(1, outer, from, 0, down, written, 0, columns.written)
              : taps.with(outer, inner, from, down, columns.stride, written, columns.written, 1);
    }
    window = taps;
  }

  /** A kernel along one axis. */
  private final class Axis {
    final int read;
    final int kernel;
    final int dilation = 1 + random.nextInt(2);
    final int padding = random.nextInt(3);
    final int stride = 1 + random.nextInt(2);
    final int written;

    Axis(int read, int kernel) {
      this.read = read;
      this.kernel = kernel;
      this.written = (read + stride - 1) / stride;
    }

    /** What a tap reads for a position, or what lies outside. */
    int place(int tap, int position) {
      return position * stride + tap * dilation - padding;
    }

    /** The first position for which a tap reads anything. */
    int first(int tap) {
      int position = 0;
      while (position < written && place(tap, position) < 0) {
        position++;
      }
      return position;
    }

    int count(int tap) {
      int position = first(tap);
      while (position < written && place(tap, position) < read) {
        position++;
      }
      return position - first(tap);
    }
  }

  int positions() {
    return read[0].length;
  }

  /**
   * What goes through it, written in loops.
   *
   * @param b null for no biases
   */
  void multiply(
      float[] x,
      float[] w,
      int tapStride,
      int termStride,
      int stride,
      float[] b,
      float[] y,
      int at,
      int terms,
      int columns) {
    for (int q = 0; q < positions(); q++) {
      for (int j = 0; j < columns; j++) {
        float sum = b == null ? -0f : b[at + j];
        for (int tap = 0; tap < read.length; tap++) {
          for (int i = 0; read[tap][q] >= 0 && i < terms; i++) {
            float weight = w[at + tap * tapStride + i * termStride + j * stride];
            sum += weight * x[at + read[tap][q] * terms + i];
          }
        }
        y[at + q * columns + j] = sum;
      }
    }
  }

  /** Random numbers, in some arrays zeros and what is infinite or no number among them. */
  static float[] numbers(SplittableRandom random, int count) {
    float[] numbers = new float[count];
    int every = 2 + random.nextInt(40);
    boolean isTame = random.nextBoolean();
    for (int k = 0; k < count; k++) {
      boolean isSpecial = random.nextInt(every) == 0;
      float special = SPECIAL[random.nextInt(isTame ? 2 : SPECIAL.length)];
      numbers[k] = isSpecial ? special : Real.round(random.nextDouble() * 2 - 1);
    }
    if (random.nextInt(4) == 0) {
      Arrays.fill(numbers, 0, count / 2, random.nextBoolean() ? 0f : -0f);
    }
    return numbers;
  }
}
