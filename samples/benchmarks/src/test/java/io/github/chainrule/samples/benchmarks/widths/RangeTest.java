package io.github.chainrule.samples.benchmarks.widths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class RangeTest {
  @Test
  void argumentsGiveItBack() {
    Range range = Range.of("samples=32", "to=40");
    assertEquals(new Range(1, 40, 32, 2), range);
    assertEquals(range, Range.of(range.toArguments()));
  }

  @Test
  void lastPartIsShorter() {
    Range range = Range.of("from=1", "to=45");
    assertEquals(20, range.part(1, 20).to());
    assertEquals(45, range.part(41, 20).to());
  }

  @Test
  void whatIsUnknownIsNamed() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Range.of("width=3"));
    assertEquals("expected from=, to=, samples= or turns=, got width=3", e.getMessage());
  }
}
