package io.github.chainrule.runtime.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** The runs of a window hold the pairs of its taps, in their order. */
class WindowTest {

  @Test
  void positionsOfOneKindAreTogetherAndNeighbouringTapsAreOnePart() {
    // Three taps over five positions, padded by one at either end.
    Window window =
        new Window(5)
            .with(1, 4, 0, 0, 1, 1, 0, 1)
            .with(1, 5, 0, 0, 1, 0, 0, 1)
            .with(1, 4, 1, 0, 1, 0, 0, 1);
    Window.Run[] runs = window.runs();
    assertEquals(3, runs.length);
    check(runs[0], new int[] {0}, new int[] {0}, 1, 0, 2);
    check(runs[1], new int[] {1, 2, 3}, new int[] {0, 1, 2}, 0, 0, 3);
    check(runs[2], new int[] {4}, new int[] {3}, 0, 0, 2);
    assertSame(runs, window.runs());
  }

  @Test
  void rowsOfAKernelArePartsOfTheirOwn() {
    // Four taps, two by two, over two by two of three by three positions.
    Window window =
        new Window(4)
            .with(2, 2, 0, 3, 1, 0, 2, 1)
            .with(2, 2, 1, 3, 1, 0, 2, 1)
            .with(2, 2, 3, 3, 1, 0, 2, 1)
            .with(2, 2, 4, 3, 1, 0, 2, 1);
    Window.Run[] runs = window.runs();
    assertEquals(1, runs.length);
    check(runs[0], new int[] {0, 1, 2, 3}, new int[] {0, 1, 3, 4}, 0, 0, 2, 2, 3, 2);
  }

  @Test
  void tapsThatAreSpreadAreNoNeighbours() {
    Window window = new Window(2).with(1, 2, 0, 0, 1, 0, 0, 1).with(1, 2, 3, 0, 1, 0, 0, 1);
    check(window.runs()[0], new int[] {0, 1}, new int[] {0, 1}, 0, 0, 1, 1, 3, 1);
  }

  @Test
  void positionsWithoutATapHaveNoPart() {
    Window window = new Window(3).with(1, 2, 4, 0, 1, 1, 0, 1);
    Window.Run[] runs = window.runs();
    check(runs[0], new int[] {0}, new int[] {0});
    check(runs[1], new int[] {1, 2}, new int[] {4, 5}, 0, 0, 1);
  }

  private static void check(Window.Run run, int[] written, int[] read, int... parts) {
    assertArrayEquals(written, run.written);
    assertArrayEquals(read, run.read);
    assertArrayEquals(parts, run.parts);
  }
}
