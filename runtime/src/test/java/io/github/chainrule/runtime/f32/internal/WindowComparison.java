package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.VectorUnit;
import java.util.SplittableRandom;

/** Random windows by vectors, beside loops over their taps. */
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
    RandomWindow window = new RandomWindow(random, 20, true);
    int terms = 1 + random.nextInt(6);
    int columns = Math.max(1, LANES - 2) + random.nextInt(2 * LANES + 3);
    int stride = columns + random.nextInt(2);
    int at = random.nextInt(4);
    float[] x = RandomWindow.numbers(random, at + window.length * terms);
    float[] w = RandomWindow.numbers(random, at + window.read.length * terms * stride);
    float[] b = random.nextBoolean() ? RandomWindow.numbers(random, at + columns) : null;
    float[] expected = new float[at + window.positions() * columns + 3];
    float[] actual = expected.clone();
    boolean fits = columns >= LANES;
    if (fits) {
      window.multiply(x, w, terms * stride, stride, 1, b, expected, at, terms, columns);
    }
    boolean isDone =
        vectors.rowWindow(window.window, x, at, w, at, b, at, actual, at, terms, columns, stride);
    VectorComparison.checkDone(what, fits, isDone);
    VectorComparison.check(what, expected, actual);
  }
}
