package io.github.chainrule.runtime.f32.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Products through random windows have the bits of loops over their taps. */
class WindowProductsTest {
  private static final int WINDOWS = 3000;

  private final WindowProducts products = new WindowProducts();

  @Test
  void productsHaveTheBitsOfLoops() {
    long seed = System.nanoTime();
    for (int k = 0; k < WINDOWS; k++) {
      compare("window " + k + " of seed " + seed, new SplittableRandom(seed + k), false);
      compare("transposed window " + k + " of seed " + seed, new SplittableRandom(seed - k), true);
    }
  }

  private void compare(String what, SplittableRandom random, boolean isTransposed) {
    RandomWindow window = new RandomWindow(random, 100);
    int terms = 1 + random.nextInt(9);
    int columns = 1 + random.nextInt(20);
    int at = random.nextInt(4);
    float[] x = RandomWindow.numbers(random, at + window.length * terms);
    float[] w = RandomWindow.numbers(random, at + window.read.length * terms * columns);
    float[] b = RandomWindow.numbers(random, at + columns);
    float[] expected = new float[at + window.positions() * columns + 3];
    float[] actual = expected.clone();
    if (isTransposed) {
      window.multiply(x, w, terms * columns, 1, terms, null, expected, at, terms, columns);
      products.multiplyTransposed(window.window, x, at, w, at, actual, at, terms, columns);
    } else if (random.nextBoolean()) {
      window.multiply(x, w, terms * columns, columns, 1, b, expected, at, terms, columns);
      products.multiply(window.window, x, at, w, at, b, at, actual, at, terms, columns);
    } else {
      window.multiply(x, w, terms * columns, columns, 1, null, expected, at, terms, columns);
      products.multiply(window.window, x, at, w, at, actual, at, terms, columns);
    }
    assertArrayEquals(expected, actual, what);
  }
}
