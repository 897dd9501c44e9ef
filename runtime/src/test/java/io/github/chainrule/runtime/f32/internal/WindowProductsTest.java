package io.github.chainrule.runtime.f32.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import io.github.chainrule.runtime.internal.Window;
import java.lang.management.ManagementFactory;
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

  @Test
  void productsAllocateNothingOnceTheyHaveTheirWorkspace() {
    Window window = new Window(80).with(1, 79, 0, 0, 1, 1, 0, 1).with(1, 80, 0, 0, 1, 0, 0, 1);
    float[] x = new float[80 * 3];
    float[] w = new float[2 * 3 * 5];
    float[] y = new float[80 * 5];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < 10; call++) {
        products.multiply(window, x, 0, w, 0, w, 0, y, 0, 3, 5);
        products.multiplyTransposed(window, x, 0, w, 0, y, 0, 3, 5);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  @Test
  void aWindowThatWritesNoNeighboursIsRefused() {
    Window window = new Window(4).with(1, 2, 0, 0, 1, 0, 0, 2);
    float[] numbers = new float[4];
    assertThrows(
        IllegalArgumentException.class,
        () -> products.multiplyTransposed(window, numbers, 0, numbers, 0, numbers, 0, 1, 1));
  }

  private void compare(String what, SplittableRandom random, boolean isTransposed) {
    RandomWindow window = new RandomWindow(random, 100, false);
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
