package io.github.chainrule.samples.benchmarks.widths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class CurveTest {
  @Test
  void fastestTimeOfAWidthCounts() {
    Curve curve = new Curve("some");
    curve.add(3, 20);
    curve.add(3, 10);
    curve.add(3, 30);
    assertEquals(10, curve.times().get(3));
  }

  @Test
  void worstCliffIsFound() {
    Curve curve = new Curve("some");
    for (int width = 1; width <= 20; width++) {
      curve.add(width, width == 9 ? 48 : width);
    }
    assertEquals(new Curve.Cliff(9, 3), curve.worst());
  }

  @Test
  void tooFewWidthsHaveNoCliff() {
    Curve curve = new Curve("some");
    curve.add(1, 10);
    assertEquals(new Curve.Cliff(0, 0), curve.worst());
  }
}
