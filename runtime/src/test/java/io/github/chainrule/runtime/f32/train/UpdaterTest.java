package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.Schedule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UpdaterTest {
  private final TestNetwork network = new TestNetwork("TANH", 1, 2, 2, 1);
  private final float[] p = network.parameters();

  private float[] filled(float value) {
    float[] g = new float[9];
    Arrays.fill(g, value);
    return g;
  }

  @Test
  void frozenLayersKeepTheirBitsAndHaveNoPartInTheNorm() {
    float[] before = p.clone();
    UpdateRule rule =
        UpdateRule.of(new AdamW(0.1))
            .withRegularization(Regularization.none().withL1(0.1).withL2(0.1).withBiases())
            .withFrozen("hidden1");
    rule.newUpdater(network).step(filled(1f), 0);
    assertArrayEquals(Arrays.copyOf(before, 6), Arrays.copyOf(p, 6));
    for (int k = 6; k < 9; k++) {
      assertEquals(true, before[k] != p[k]);
    }
    Updater plain = UpdateRule.of(new Sgd(1)).withFrozen("hidden1").newUpdater(network);
    assertEquals(Math.sqrt(3), plain.step(filled(1f), 0), 1e-15);
  }

  @Test
  void unknownFrozenLayerIsNamed() {
    UpdateRule rule = UpdateRule.of(new Sgd(1)).withFrozen("hiden1");
    assertEquals(
        "freeze: expected one of [hidden1, output] (did you mean hidden1?), got hiden1",
        assertThrows(IllegalArgumentException.class, () -> rule.newUpdater(network)).getMessage());
    UpdateRule all = UpdateRule.of(new Sgd(1)).withFrozen("hidden1", "output");
    assertThrows(IllegalArgumentException.class, () -> all.newUpdater(network));
  }

  @Test
  void normIsClippedToTheLimitAndReturnedUnclipped() {
    float[] g = filled(2f);
    assertEquals(
        6, UpdateRule.of(new Sgd(1)).withClipNorm(3).newUpdater(network).step(g, 0), 1e-12);
    assertArrayEquals(filled(1f), g, 1e-5f);
    float[] small = filled(0.5f);
    UpdateRule.of(new Sgd(1)).withClipNorm(3).newUpdater(network).step(small, 0);
    assertArrayEquals(filled(0.5f), small);
  }

  @Test
  void valuesAreClippedToTheLimit() {
    float[] g = {-3f, 0.5f, 3f, 0f, 0f, 0f, 0f, 0f, 0f};
    UpdateRule.of(new Sgd(1)).withClipValue(1).newUpdater(network).step(g, 0);
    assertArrayEquals(new float[] {-1f, 0.5f, 1f, 0f, 0f, 0f, 0f, 0f, 0f}, g);
  }

  @Test
  void penaltiesActOnWeightsAndOnBiasesOnlyWhenAsked() {
    Arrays.fill(p, -2f);
    Regularization both = Regularization.none().withL1(0.25).withL2(0.5);
    float[] g = new float[9];
    Updater updater = UpdateRule.of(new Sgd(1)).withRegularization(both).newUpdater(network);
    updater.objective(g, 1);
    assertArrayEquals(new float[] {-1.25f, -1.25f, -1.25f, -1.25f, 0f, 0f, -1.25f, -1.25f, 0f}, g);
    assertEquals(1 + 6 * (0.25 * 2 + 0.5 * 0.5 * 4), updater.lastObjective(), 1e-12);
    g = new float[9];
    UpdateRule.of(new Sgd(1))
        .withRegularization(both.withBiases())
        .newUpdater(network)
        .objective(g, 0);
    assertArrayEquals(filled(-1.25f), g);
  }

  /**
   * These rules do not depend on the scale of the gradient, also where no number has its square.
   */
  @Test
  void stepsOfGradientsWhoseSquaresOverflowAreThoseOfSmallOnes() {
    for (Optimizer optimizer :
        List.of(
            new Adam(0.01),
            new AdamW(0.01),
            new RmsProp(0.01),
            new RmsProp(0.01).withMomentum(0.5),
            new AdaGrad(0.01))) {
      TestNetwork small = new TestNetwork("TANH", 1, 2, 2, 1);
      TestNetwork large = new TestNetwork("TANH", 1, 2, 2, 1);
      Updater smallUpdater = UpdateRule.of(optimizer).newUpdater(small);
      Updater largeUpdater = UpdateRule.of(optimizer).newUpdater(large);
      for (int step = 0; step < 20; step++) {
        float sign = step % 3 == 0 ? -1f : 1f;
        smallUpdater.step(filled(sign), 0);
        largeUpdater.step(filled(sign * Float.MAX_VALUE), 0);
        if (step < 2 || !(optimizer instanceof AdaGrad)) {
          assertArrayEquals(small.parameters(), large.parameters(), 1e-6f, "" + optimizer);
        }
        assertNotEquals(small.parameters()[0], new TestNetwork("TANH", 1, 2, 2, 1).parameters()[0]);
      }
      float[] moved = large.parameters().clone();
      largeUpdater.step(filled(Float.MAX_VALUE), 0);
      assertNotEquals(moved[0], large.parameters()[0]);
    }
  }

  @Test
  void plainDescentTakesLargeGradientsAsTheyAre() {
    Arrays.fill(p, 0f);
    UpdateRule.of(new Sgd(1)).newUpdater(network).step(filled(Float.MAX_VALUE), 0);
    assertEquals(-Float.MAX_VALUE, p[0]);
  }

  @Test
  void decayIsApartFromTheGradient() {
    Arrays.fill(p, 4f);
    float[] g = new float[9];
    UpdateRule.of(new Sgd(0.5))
        .withRegularization(Regularization.none().withDecay(0.5))
        .newUpdater(network)
        .step(g, 0);
    assertArrayEquals(new float[9], g);
    assertArrayEquals(new float[] {3f, 3f, 3f, 3f, 4f, 4f, 3f, 3f, 4f}, p);
  }

  @Test
  void scheduleSetsTheRateOfEachStep() {
    UpdateRule rule = UpdateRule.of(new Sgd(0.5)).withSchedule(Schedule.step(2, 0.5));
    Updater updater = rule.newUpdater(network);
    double[] rates = new double[5];
    for (int k = 0; k < 5; k++) {
      updater.step(new float[9], 0);
      rates[k] = updater.rate();
    }
    assertArrayEquals(new double[] {0.5, 0.5, 0.25, 0.25, 0.125}, rates);
  }

  @Test
  void gradientOfAnotherLengthIsRefused() {
    Updater updater = UpdateRule.of(new Sgd(1)).newUpdater(network);
    assertEquals(
        "g: expected length 9 (parameters), got 8",
        assertThrows(IllegalArgumentException.class, () -> updater.step(new float[8], 0))
            .getMessage());
  }
}
