package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.GradientCheck;
import io.github.chainrule.runtime.f32.LossModel;
import io.github.chainrule.runtime.f32.SampleLoss;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import org.junit.jupiter.api.Test;

/** A loss of one's own goes wherever a compiled one goes. */
final class OwnLossTest {
  /** The loss that the test network has anyhow. */
  private static final SampleLoss SQUARES =
      new SampleLoss("SQUARES", true) {
        @Override
        public double of(float[] y, float[] t, float[] e) {
          double sum = 0;
          for (int k = 0; k < y.length; k++) {
            e[k] = y[k] - t[k];
            sum += 0.5 * e[k] * e[k];
          }
          return sum;
        }
      };

  private static final SampleLoss SUM =
      new SampleLoss("SUM", false) {
        @Override
        public double of(float[] y, float[] t, float[] e) {
          double sum = 0;
          for (int k = 0; k < y.length; k++) {
            e[k] = 1f;
            sum += y[k];
          }
          return sum;
        }
      };

  private static TestNetwork network() {
    return new TestNetwork("TANH", 1, 2, 5, 2);
  }

  private static Dataset samples(int n) {
    Generator generator = new Generator(7);
    float[] x = new float[2 * n];
    float[] t = new float[2 * n];
    for (int k = 0; k < x.length; k++) {
      x[k] = Real.round(generator.normal());
      t[k] = Real.round(generator.normal());
    }
    return Dataset.of(x, 2, t, 2);
  }

  @Test
  void derivativesAgreeWithDifferences() {
    new GradientCheck(LossModel.of(network(), SQUARES)).atRandomPoints(3, 1).assertPassed();
    new GradientCheck(LossModel.of(network(), SUM)).atRandomPoints(3, 1).assertPassed();
  }

  @Test
  void manySamplesGiveTheMeanOfAll() {
    int n = 600;
    Dataset data = samples(n);
    TestNetwork network = network();
    float[] expected = new float[network.parameters().length];
    float[] g = new float[expected.length];
    double loss =
        network.newBackprop().gradient(data.copyFeatures(), data.copyTargets(), n, expected);
    Backprop own = LossModel.of(network, SQUARES).newBackprop();
    double tolerance = TestReal.DOUBLE_PRECISION ? 1e-13 : 1e-5;
    assertEquals(loss, own.gradient(data.copyFeatures(), data.copyTargets(), n, g), tolerance);
    assertEquals(loss, own.loss(data.copyFeatures(), data.copyTargets(), n), tolerance);
    assertArrayEquals(expected, g, Real.round(tolerance));
  }

  /** More than two pieces of samples. */
  @Test
  void eachSampleHasInputGradientsOfItsOwn() {
    int n = 600;
    Dataset data = samples(n);
    Backprop own = LossModel.of(network(), SQUARES).newBackprop();
    float[] g = new float[network().parameters().length];
    float[] onlyG = new float[g.length];
    float[] dx = new float[2 * n];
    float[] onlyDx = new float[2 * n];
    float[] x = data.copyFeatures();
    float[] t = data.copyTargets();
    double loss = own.gradient(x, t, n, g, dx);
    assertEquals(loss, own.gradient(x, t, n, onlyG));
    assertEquals(loss, own.gradient(x, t, n, null, onlyDx));
    assertArrayEquals(onlyG, g);
    assertArrayEquals(onlyDx, dx);
    float[] one = new float[2];
    for (int row = 0; row < n; row++) {
      float[] x1 = {x[2 * row], x[2 * row + 1]};
      float[] t1 = {t[2 * row], t[2 * row + 1]};
      assertEquals(own.loss(x1, t1), own.gradient(x1, t1, null, one));
      assertArrayEquals(one, new float[] {dx[2 * row], dx[2 * row + 1]});
    }
  }

  @Test
  void trainerSolverAndStatisticsTakeIt() {
    Dataset data = samples(50);
    TestNetwork plain = network();
    TestNetwork network = network();
    Trainer trainer =
        Trainer.builder().optimizer(new Sgd(0.1)).epochs(3).threads(2).blockSize(8).build();
    double expected = trainer.fit(plain, data).history().loss()[2];
    LossModel model = LossModel.of(network, SQUARES);
    assertEquals(expected, trainer.fit(model, data).history().loss()[2], 1e-5);
    LayerStatistics statistics = new LayerStatistics(model);
    LayerStatistics ofPlain = new LayerStatistics(plain);
    statistics.measure(data);
    ofPlain.measure(data);
    assertEquals(ofPlain.gradientNorm(0), statistics.gradientNorm(0), 1e-4);
    double before = model.newBackprop().loss(data.copyFeatures(), data.copyTargets(), 50);
    assertEquals(true, new Lbfgs().withIterations(10).fit(model, data).loss() < before);
    assertThrows(IllegalArgumentException.class, () -> new LevenbergMarquardt().fit(model, data));
  }

  @Test
  void weightsMultiplyIt() {
    Dataset data = samples(30);
    float[] weights = new float[30];
    for (int k = 0; k < 30; k++) {
      weights[k] = k % 5;
    }
    TestNetwork plain = network();
    TestNetwork network = network();
    Trainer trainer = Trainer.builder().optimizer(new Sgd(0.1)).epochs(3).build();
    trainer.fit(plain, data.withWeights(weights));
    trainer.fit(LossModel.of(network, SQUARES), data.withWeights(weights));
    assertArrayEquals(plain.parameters(), network.parameters(), 1e-5f);
  }

  @Test
  void lossWithoutTargetsNeedsNone() {
    TestNetwork network = network();
    Dataset data = Dataset.of(samples(20).copyFeatures(), 2);
    double[] losses =
        Trainer.builder().epochs(5).build().fit(LossModel.of(network, SUM), data).history().loss();
    assertEquals(true, losses[4] < losses[0]);
  }

  @Test
  void stepsAllocateNothing() {
    AllocationMeter meter = new AllocationMeter(20);
    Trainer.builder()
        .epochs(400)
        .batchSize(16)
        .listener(meter)
        .build()
        .fit(LossModel.of(network(), SQUARES), samples(50));
    assertEquals(0, meter.least());
  }
}
