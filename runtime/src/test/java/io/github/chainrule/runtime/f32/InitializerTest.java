package io.github.chainrule.runtime.f32;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class InitializerTest {
  private static final int INPUTS = 200;
  private static final int UNITS = 100;
  private static final int OFFSET = 3;

  /** With 20,000 weights the standard error of a sample variance is 1 % of it; this is five. */
  private static final double VARIANCE_TOLERANCE = 0.05;

  @Test
  void glorotUniformStaysInItsLimitsAndFillsThem() {
    float[] p = new float[OFFSET + INPUTS * UNITS];
    new Initializer(1).glorotUniform(p, OFFSET, INPUTS, UNITS);
    double limit = Math.sqrt(6.0 / (INPUTS + UNITS));
    double largest = 0;
    for (float weight : p) {
      largest = Math.max(largest, Math.abs(weight));
    }
    assertTrue(largest <= limit * (1 + Real.ROUNDING), "largest " + largest);
    assertTrue(largest > 0.99 * limit, "largest " + largest);
    assertVariance(2.0 / (INPUTS + UNITS), p);
  }

  @Test
  void heNormalHasVarianceTwoOverInputs() {
    float[] p = new float[OFFSET + INPUTS * UNITS];
    new Initializer(2).heNormal(p, OFFSET, INPUTS, UNITS);
    assertVariance(2.0 / INPUTS, p);
  }

  @Test
  void lecunNormalHasVarianceOneOverInputs() {
    float[] p = new float[OFFSET + INPUTS * UNITS];
    new Initializer(3).lecunNormal(p, OFFSET, INPUTS, UNITS);
    assertVariance(1.0 / INPUTS, p);
  }

  @Test
  void onlyTheWeightsAreWritten() {
    float[] p = {9f, 9f, 9f, 9f, 9f, 9f, 9f, 9f};
    new Initializer(4).heNormal(p, 1, 2, 3);
    assertEquals(9f, p[0]);
    assertTrue(p[1] != 9f && p[6] != 9f);
    assertEquals(9f, p[7]);
  }

  @Test
  void weightsThatDoNotFitAreRefused() {
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> new Initializer(5).glorotUniform(new float[5], 0, 2, 3));
  }

  @Test
  void sameSeedGivesTheSameWeights() {
    float[] p = new float[6];
    float[] q = new float[6];
    new Initializer(6).lecunNormal(p, 0, 2, 3);
    new Initializer(6).lecunNormal(q, 0, 2, 3);
    assertArrayEquals(p, q);
  }

  private static void assertVariance(double expected, float[] p) {
    double sum = 0;
    for (int k = OFFSET; k < p.length; k++) {
      double weight = p[k];
      sum += weight * weight;
    }
    assertEquals(expected, sum / (INPUTS * UNITS), VARIANCE_TOLERANCE * expected);
  }
}
