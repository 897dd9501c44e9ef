package io.github.chainrule.exchange.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** How windows are spelt out for inputs of a length. */
final class WindowTest {
  private static final int[] ONE = {1};
  private static final int[] NONE = {0};

  @Test
  void theOddPositionOfSamePaddingIsAtTheEnd() {
    Window exact = Window.of(new int[] {4}, new int[] {2}, ONE, true).on(7);
    assertArrayEquals(new int[] {1}, exact.padBegin());
    assertArrayEquals(new int[] {2}, exact.padEnd());
    assertArrayEquals(new int[] {4}, exact.outputs(7));
  }

  @Test
  void aLastWindowThatIsPartlyOutsideCountsWhereTheFileSaysSo() {
    Window window = Window.of(new int[] {3}, new int[] {2}, ONE, NONE, NONE, true);
    assertArrayEquals(new int[] {3}, window.on(6).outputs(6));
    assertArrayEquals(new int[] {1}, window.on(6).padEnd());
  }

  @Test
  void aLastWindowThatWouldBeginInThePaddingDoesNot() {
    Window window = Window.of(new int[] {1}, new int[] {3}, ONE, NONE, new int[] {1}, true);
    assertArrayEquals(new int[] {2}, window.on(5).outputs(5));
  }

  @Test
  void aWindowThatDoesNotFitIsRefused() {
    Window window = Window.of(new int[] {5}, ONE, new int[] {2}, NONE, NONE, false);
    assertThrows(IllegalArgumentException.class, () -> window.on(8));
  }
}
