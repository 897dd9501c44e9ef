package io.github.chainrule.processor.lower.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCostsTest {

  private static SampleCosts of(int inputs, int units) {
    return SampleCosts.of(Target.HOTSPOT, inputs, units);
  }

  /** The time of a multiplication and an addition; of a body and its units; of dot products. */
  @Test
  void timesAreThoseThatWereMeasured() {
    assertEquals(0.49 * 12, of(3, 4).unrolledForward(), 1e-12);
    assertEquals(2 * (5.8 + 0.57 * 5), of(9, 5).loopedForward(), 1e-12);
    assertEquals(3 * 0.49 * 256, 3 * of(16, 16).unrolledForward(), 1e-12);
  }

  /** On either side of where the estimates cross. */
  @ParameterizedTest
  @CsvSource({
    "4, 1, UNROLLED", "8, 1, UNROLLED", "9, 1, UNROLLED", "2, 6, UNROLLED", "4, 2, UNROLLED",
    "3, 4, UNROLLED", "3, 5, LOOPED", "4, 3, UNROLLED", "4, 4, LOOPED", "5, 3, LOOPED",
    "8, 3, LOOPED", "9, 3, LOOPED", "12, 4, LOOPED", "16, 16, LOOPED"
  })
  void layerIsComputedTheFasterWay(int inputs, int units, Strategy strategy) {
    assertEquals(strategy, of(inputs, units).cheaper());
  }

  /** Even were it fast, its code would be too large. */
  @Test
  void layerOfManyWeightsIsNeverUnrolled() {
    Target.Loops slow = new Target.Loops(8, 1e6, 1e6, 1e6);
    Target target = new Target("slow", Target.HOTSPOT.scalars(), slow, Target.HOTSPOT.tiles());
    assertEquals(Strategy.UNROLLED, SampleCosts.of(target, 32, 32).cheaper());
    assertEquals(Strategy.LOOPED, SampleCosts.of(target, 1025, 1).cheaper());
  }

  @Test
  void sumIsOfAllProducts() {
    SampleCosts sum = of(3, 4).plus(of(9, 5));
    assertEquals(57, sum.weights(), 0);
    assertEquals(0.49 * 57, sum.unrolledForward(), 1e-12);
    assertEquals(of(3, 4).loopedForward() + of(9, 5).loopedForward(), sum.loopedForward(), 1e-12);
    assertEquals(sum.loopedForward(), sum.forward(), 0);
  }
}
