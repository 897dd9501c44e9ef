package io.github.chainrule.samples.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A network that is declared among tests is generated for them. */
class HalvesTest {

  /** The weights of max(x, 0) / 2 + max(y, 0) / 2 + 1. */
  private static final double[] PARAMETERS = {1, 0, 0, 1, 0.5, 0.5, 1};

  private final HalvesNetwork halves = HalvesNetwork.of(PARAMETERS.clone());

  @Test
  void networkOfATestPredicts() {
    assertArrayEquals(new double[] {4.5}, halves.predict(new double[] {7, -3}));
  }

  @Test
  void networkOfATestHasDerivatives() {
    double[] gradient = new double[HalvesBackprop.PARAMETERS];
    double[] x = {7, -3};
    double loss = halves.newBackprop().gradient(x, new double[] {2.5}, gradient);
    assertEquals(2, loss); // ½ (2.5 − 4.5)²
    assertArrayEquals(new double[] {7, 0, -3, 0, 14, 0, 2}, gradient, 1e-15);
  }
}
