package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.Window;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A window of a random kernel, stride, dilation and padding, over some rows of positions. */
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

  RandomWindow(SplittableRandom random, int most) {
    int width = 1 + random.nextInt(most);
    int height = 1 + random.nextInt(3);
    int kernel = 1 + random.nextInt(4);
    int dilation = 1 + random.nextInt(2);
    int padding = random.nextInt(3);
    int stride = 1 + random.nextInt(2);
    int written = (width + stride - 1) / stride;
    Window taps = new Window(written * height);
    read = new int[kernel][written * height];
    length = width * height;
    for (int tap = 0; tap < kernel; tap++) {
      int shift = tap * dilation - padding;
      int first = Math.max(0, (-shift + stride - 1) / stride);
      int count = 0;
      for (int q = 0; q < written * height; q++) {
        int place = q % written * stride + shift;
        boolean isInside = place >= 0 && place < width;
        read[tap][q] = isInside ? q / written * width + place : -1;
        count += isInside && q < written ? 1 : 0;
      }
      int from = first * stride + shift;
      taps =
          count == 0
              ? taps.with(0, 0, 0, 0, 0, 0, 0, 0)
              : taps.with(height, count, from, width, stride, first, written, 1);
    }
    window = taps;
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
