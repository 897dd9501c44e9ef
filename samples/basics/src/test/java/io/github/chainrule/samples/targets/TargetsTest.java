package io.github.chainrule.samples.targets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.Printed;
import org.junit.jupiter.api.Test;

class TargetsTest {
  @Test
  void quantileDerivativeIsTheWeightedSlopeAndZeroAtTheTarget() {
    QuantileLoss loss =
        new QuantileLoss(new float[] {0.25f}, new float[] {2, 2, 2}, new float[] {1, 1, 2});
    float[] e = new float[3];
    loss.derivative(new float[] {1, 2, 3}, e);
    assertArrayEquals(new float[] {-0.0625f, 0, 0.375f}, e);
    assertEquals((0.25 + 2 * 0.75) / 4, loss.value(new float[] {1, 2, 3}));
  }

  /** Within 2 % of the weight: what a step of vanishing size leaves between 500 samples. */
  @Test
  void curvesSplitTheWeightAtTheirQuantiles() {
    QuantileRegression regression = new QuantileRegression(0);
    double before = regression.loss();
    regression.learn();
    double[] below = regression.shareBelow();
    assertTrue(regression.loss() < before / 3, "loss " + regression.loss());
    for (int k = 0; k < below.length; k++) {
      assertEquals(QuantileRegression.LEVELS[k], below[k], 0.02);
    }
  }

  @Test
  void gradientOfTheDistanceIsZeroAtItsTarget() {
    double[] town = NearestPlace.TOWNS[1];
    assertArrayEquals(new double[2], new NearestPlace(town.clone()).gradient(town));
  }

  @Test
  void gradientOfTheDistanceIsAUnitVectorElsewhere() {
    double[] gradient = new NearestPlace(3, 4).gradient(NearestPlace.TOWNS[0]);
    assertArrayEquals(new double[] {0.6, 0.8}, gradient, 1e-15);
  }

  /**
   * Fermat's theorem; the search converges to rounding, and an arc tangent adds some of its own.
   */
  @Test
  void townsAreSeen120DegreesApartFromTheNearestPlace() {
    NearestPlace nearest = new NearestPlace(3, 3);
    nearest.search();
    assertEquals(120, nearest.angle(0, 1), 1e-9);
    assertEquals(120, nearest.angle(1, 2), 1e-9);
    assertEquals(120, nearest.angle(2, 0), 1e-9);
  }

  @Test
  void minimisedEntropyIsNearZero() {
    Decision decision = new Decision(0);
    double before = decision.entropy();
    decision.minimise();
    assertTrue(decision.entropy() < 0.001, before + " became " + decision.entropy());
  }

  /** Near the maximum the entropy is flat: float weights reach it to the square of their error. */
  @Test
  void maximisedEntropyIsLogThree() {
    Decision decision = new Decision(0);
    decision.maximise();
    assertEquals(Math.log(3), decision.entropy(), 1e-6);
    assertArrayEquals(new float[] {1 / 3f, 1 / 3f, 1 / 3f}, decision.firstAnswer(), 1e-3f);
  }

  @Test
  void mainPrintsAllThreeParts() {
    String printed = Printed.by(() -> Main.main(new String[0]));
    assertTrue(printed.contains("gradient of a distance that is 0: (0.0, 0.0)\n"), printed);
    assertTrue(printed.contains("120.00, 120.00 and 120.00 degrees apart\n"), printed);
    assertTrue(printed.contains("maximised   1.0986, one answer (0.333, 0.333, 0.333)"), printed);
  }
}
