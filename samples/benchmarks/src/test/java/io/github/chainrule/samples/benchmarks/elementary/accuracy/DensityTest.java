package io.github.chainrule.samples.benchmarks.elementary.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class DensityTest {
  @Test
  void everyFloatIsLookedAtUnlessAsked() {
    for (float x : new float[] {0f, 1e-30f, -1f, 1e30f, Float.POSITIVE_INFINITY, Float.NaN}) {
      assertEquals(1, Density.of("tanh").at(x));
      assertEquals(1000, Density.of("every=1000").at(x));
    }
  }

  @Test
  void onlyThoseFarOutAreLeftOutByFar() {
    Density density = Density.of("exp", "far=64");
    assertEquals(1, density.at(-0x1p-30f));
    assertEquals(1, density.at(0x1p25f));
    assertEquals(64, density.at(0x1p-31f));
    assertEquals(64, density.at(-0x1p26f));
    assertEquals(64, density.at(0f));
  }

  @Test
  void whatIsNamedIsIncluded() {
    assertTrue(Density.of("far=2").includes("erf"));
    assertTrue(Density.of("erf", "far=2").includes("erf"));
    assertFalse(Density.of("erf").includes("exp"));
  }
}
