package io.github.chainrule.samples.benchmarks.elementary.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SweepTest {
  /** Coprime to a chunk's length, so that every chunk is looked at elsewhere. */
  private static final int EVERY = 100_003;

  @Test
  void aHalfBetweenTwoFloatsIsHalfAnUlpOff() {
    assertEquals(0.5, Sweep.ulps(1f, 1 + 0x1p-24));
  }

  @Test
  void anOverflowInsteadOfTheLargestFloatIsOneUlpOff() {
    assertEquals(1, Sweep.ulps(Float.POSITIVE_INFINITY, Float.MAX_VALUE));
  }

  @Test
  void onlyBothMayBeNoNumber() {
    assertEquals(0, Sweep.ulps(Float.NaN, Double.NaN));
    assertEquals(Double.POSITIVE_INFINITY, Sweep.ulps(Float.NaN, 1));
    assertEquals(Double.POSITIVE_INFINITY, Sweep.ulps(1f, Double.NaN));
  }

  @Test
  void theIdentityHasNoErrorAndNeverFalls() {
    assertEquals(
        Errors.NONE, new Sweep(new Candidate("x", x -> x, x -> x), Density.of(EVERY)).run());
  }

  @Test
  void aFallingFunctionIsFoundOut() {
    Errors errors = new Sweep(new Candidate("-x", x -> -x, x -> -x), Density.of(EVERY)).run();
    assertEquals(0, errors.ulp().error());
    assertTrue(errors.falls() > 0);
  }

  @Test
  void theWorstPlaceIsFound() {
    Candidate candidate = new Candidate("x", x -> x > 1e30f ? x * 1.001f : x, x -> x);
    Errors errors = new Sweep(candidate, Density.of(EVERY)).run();
    assertTrue(errors.relative().x() > 1e30f);
    // The float nearest to 1.001, and the rounding of the product.
    assertEquals(1e-3, errors.relative().error(), 2e-7);
  }
}
