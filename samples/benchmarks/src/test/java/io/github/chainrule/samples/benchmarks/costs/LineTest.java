package io.github.chainrule.samples.benchmarks.costs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LineTest {
  @Test
  void pointsOnALineGiveIt() {
    Line line = Line.through(List.of(16, 32, 128), x -> x, x -> 6 + 0.2 * x);
    // A few roundings in double.
    assertEquals(6, line.start(), 1e-9);
    assertEquals(0.2, line.slope(), 1e-9);
  }
}
