package io.github.chainrule.samples.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.runtime.f32.GradientCheck;
import io.github.chainrule.runtime.f32.LossModel;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Trainer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LossesTest {
  @Test
  void derivativesOfAllAgreeWithDifferences() {
    DemandNetwork demand = DemandNetwork.create(1);
    check(LossModel.of(demand, new HuberLoss(0.3f)));
    check(LossModel.of(demand, new QuantileLoss(0.1f, 0.9f)));
    check(LossModel.of(demand, new PoissonLoss()));
    check(LossModel.of(FraudNetwork.create(1), new FocalLoss(2)));
  }

  private static void check(LossModel model) {
    new GradientCheck(model).atRandomPoints(3, 1).assertPassed();
  }

  @Test
  void valuesAreThoseOfTheFormulas() {
    float[] e = new float[1];
    assertEquals(0.02, new HuberLoss(0.5f).of(new float[] {1.2f}, new float[] {1f}, e), 1e-6);
    assertEquals(
        0.5 * 2 - 0.125, new HuberLoss(0.5f).of(new float[] {3}, new float[] {1}, e), 1e-6);
    assertEquals(0.9, new QuantileLoss(0.9f).of(new float[] {1}, new float[] {2}, e), 1e-6);
    assertEquals(Math.E - 3, new PoissonLoss().of(new float[] {1}, new float[] {3}, e), 1e-6);
    assertEquals(
        -0.0625 * Math.log(0.75), new FocalLoss(2).of(new float[] {0.25f}, new float[1], e), 1e-6);
    assertEquals(
        -Math.log(0.25), new FocalLoss(0).of(new float[] {0.25f}, new float[] {1}, e), 1e-6);
  }

  /** Half of all targets are below the median, nine of ten below the upper output. */
  @Test
  void quantilesAreLearned() {
    Random random = new Random(1);
    int n = 2000;
    float[] x = new float[n];
    float[] t = new float[2 * n];
    for (int k = 0; k < n; k++) {
      x[k] = random.nextFloat();
      t[2 * k] = x[k] + random.nextFloat();
      t[2 * k + 1] = t[2 * k];
    }
    DemandNetwork network = DemandNetwork.create(1);
    Trainer.builder()
        .optimizer(new Adam(0.01))
        .epochs(30)
        .build()
        .fit(LossModel.of(network, new QuantileLoss(0.5f, 0.9f)), Dataset.of(x, 1, t, 2));
    int median = 0;
    int upper = 0;
    for (int k = 0; k < n; k++) {
      float[] y = network.predict(new float[] {x[k]});
      median += t[2 * k] < y[0] ? 1 : 0;
      upper += t[2 * k] < y[1] ? 1 : 0;
    }
    assertEquals(0.5, (double) median / n, 0.05);
    assertEquals(0.9, (double) upper / n, 0.05);
  }
}
