package io.github.chainrule.samples.benchmarks.elementary.accuracy;

import io.github.chainrule.runtime.f32.Elementary;
import java.util.stream.IntStream;

/** Compares the exponential of arrays with that of their numbers. */
final class ArrayExp {
  private static final int LENGTH_BITS = 12;
  private static final int LENGTH = 1 << LENGTH_BITS;

  private ArrayExp() {}

  /** At how many floats, of every n-th, the bits differ. */
  static long differences(int every) {
    return IntStream.range(0, 1 << (Integer.SIZE - LENGTH_BITS))
        .parallel()
        .mapToLong(array -> differences(array * LENGTH, every))
        .sum();
  }

  private static long differences(int first, int every) {
    int count = (LENGTH + every - 1) / every;
    float[] x = new float[count];
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = Float.intBitsToFloat(first + i * every);
    }
    Elementary.exp(x, count, y);
    long differences = 0;
    for (int i = 0; i < count; i++) {
      if (Float.floatToIntBits(y[i]) != Float.floatToIntBits(Elementary.exp(x[i]))) {
        differences++;
      }
    }
    return differences;
  }
}
