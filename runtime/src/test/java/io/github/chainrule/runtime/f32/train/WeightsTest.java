package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Losses and gradients of weighted samples are Σ w E / Σ w, here by hand in double. */
final class WeightsTest {
  private static final int SAMPLES = 61;

  /** Room for the roundings of some sixty terms. */
  private static final double TOLERANCE = TestReal.DOUBLE_PRECISION ? 1e-13 : 2e-5;

  private static Dataset samples() {
    Generator generator = new Generator(20250101);
    float[] x = new float[2 * SAMPLES];
    float[] t = new float[SAMPLES];
    for (int k = 0; k < SAMPLES; k++) {
      x[2 * k] = Real.round(generator.normal());
      x[2 * k + 1] = Real.round(generator.normal());
      t[k] = Real.round(generator.normal());
    }
    return Dataset.of(x, 2, t, 1);
  }

  /** Some alike, some 0, some large. */
  private static float[] weights() {
    Generator generator = new Generator(20250102);
    float[] weights = new float[SAMPLES];
    for (int k = 0; k < SAMPLES; k++) {
      weights[k] = k % 3 == 0 ? k % 4 : Real.round(10 * generator.nextDouble());
    }
    return weights;
  }

  private static TestNetwork network() {
    return new TestNetwork("TANH", 1, 2, 5, 1);
  }

  /** The weighted mean of the gradients of single samples; the loss is the last number. */
  private static double[] byHand(TestNetwork network, Dataset data, int from, int n) {
    Backprop backprop = network.newBackprop();
    float[] g = new float[network.parameters().length];
    double[] sum = new double[g.length + 1];
    double total = 0;
    float[] x = new float[2];
    float[] t = new float[1];
    for (int k = from; k < from + n; k++) {
      data.gather(null, k, 1, x, t);
      double weight = data.weight(k);
      sum[g.length] += weight * backprop.gradient(x, t, g);
      for (int i = 0; i < g.length; i++) {
        sum[i] += weight * g[i];
      }
      total += weight;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= total;
    }
    return sum;
  }

  @Test
  void gradientIsTheWeightedMeanInBlocksOfAnySize() {
    TestNetwork network = network();
    Dataset data = samples().withWeights(weights());
    double[] expected = byHand(network, data, 0, SAMPLES);
    for (int blockSize : new int[] {1, 7, 256}) {
      float[] g = new float[network.parameters().length];
      BatchEvaluator evaluator = new BatchEvaluator(network, blockSize, SAMPLES);
      double loss = evaluator.gradient(data, null, 0, SAMPLES, g);
      assertEquals(expected[g.length], loss, TOLERANCE);
      assertEquals(expected[g.length], evaluator.all(new BlockTask(), data, null), TOLERANCE);
      for (int i = 0; i < g.length; i++) {
        assertEquals(expected[i], g[i], TOLERANCE, "parameter " + i);
      }
    }
  }

  @Test
  void batchIsItsOwnWeightedMean() {
    TestNetwork network = network();
    TestNetwork fitted = network();
    Dataset data = samples().withWeights(weights());
    double[] g = byHand(network, data, 0, 40);
    Trainer.builder()
        .optimizer(new Sgd(0.5))
        .epochs(1)
        .batchSize(40)
        .shuffle(false)
        .build()
        .fit(fitted, data.slice(0, 40));
    for (int i = 0; i < g.length - 1; i++) {
      double expected = network.parameters()[i] - 0.5 * g[i];
      assertEquals(expected, fitted.parameters()[i], TOLERANCE);
    }
  }

  @Test
  void equalWeightsChangeNoBit() {
    float[] ones = new float[SAMPLES];
    Arrays.fill(ones, 1f);
    TestNetwork plain = network();
    TestNetwork weighted = network();
    Trainer trainer = Trainer.builder().epochs(5).batchSize(20).blockSize(8).threads(3).build();
    double loss = trainer.fit(plain, samples()).history().loss()[4];
    Dataset data = samples().withWeights(ones);
    assertEquals(loss, trainer.fit(weighted, data).history().loss()[4]);
    assertArrayEquals(plain.parameters(), weighted.parameters());
  }

  @Test
  void threadsChangeNoBit() {
    TestNetwork alone = network();
    TestNetwork shared = network();
    Dataset data = samples().withWeights(weights());
    TrainerBuilder builder = Trainer.builder().epochs(5).batchSize(30).blockSize(4);
    builder.build().fit(alone, data);
    builder.threads(4).build().fit(shared, data);
    assertArrayEquals(alone.parameters(), shared.parameters());
  }

  @Test
  void solversMinimiseTheWeightedMean() {
    float[] doubled = new float[SAMPLES];
    int[] twice = new int[SAMPLES + 20];
    for (int k = 0; k < SAMPLES; k++) {
      doubled[k] = k < 20 ? 2f : 1f;
      twice[k] = k;
    }
    for (int k = 0; k < 20; k++) {
      twice[SAMPLES + k] = k;
    }
    Dataset weighted = samples().withWeights(doubled);
    Dataset repeated = samples().select(twice);
    // A few iterations, after which roundings have not grown yet.
    Lbfgs lbfgs = new Lbfgs().withIterations(5);
    double expected = lbfgs.fit(network(), repeated).loss();
    assertEquals(expected, lbfgs.fit(network(), weighted).loss(), 1e-3 * expected);
    LevenbergMarquardt marquardt = new LevenbergMarquardt().withIterations(5);
    expected = marquardt.fit(network(), repeated).loss();
    assertEquals(expected, marquardt.fit(network(), weighted).loss(), 1e-3 * expected);
  }

  @Test
  void lossesOfAnEpochAreWeightedMeans() {
    TestNetwork network = network();
    Dataset data = samples().withWeights(weights());
    double expected = byHand(network, data, 0, SAMPLES)[network.parameters().length];
    TrainingResult result =
        Trainer.builder()
            .optimizer(new Sgd(1e-30))
            .epochs(1)
            .batchSize(9)
            .validation(data)
            .build()
            .fit(network, data);
    assertEquals(expected, result.history().loss()[0], TOLERANCE);
    assertEquals(expected, result.history().validationLoss()[0], TOLERANCE);
  }

  @Test
  void balancedClassesCountTheSame() {
    Dataset data = Dataset.ofClasses(new float[8], 1, new int[] {0, 0, 0, 0, 0, 1, 1, 2}, 3);
    Dataset balanced = new ClassWeights(null, null).apply(network(), data);
    // As compute_class_weight("balanced", ...) of scikit-learn.
    assertEquals(8 / 15.0, balanced.weight(0), 1e-6);
    assertEquals(8 / 6.0, balanced.weight(5), 1e-6);
    assertEquals(8 / 3.0, balanced.weight(7), 1e-6);
    Dataset given =
        new ClassWeights(null, new double[] {1, 2, 3})
            .apply(network(), data.withWeights(eighths()));
    assertEquals(3 * 0.125, given.weight(7));
  }

  private static float[] eighths() {
    float[] weights = new float[8];
    Arrays.fill(weights, 0.125f);
    return weights;
  }

  @Test
  void classesOfASingleOutputAreWeighted() {
    float[] t = new float[SAMPLES];
    float[] weights = new float[SAMPLES];
    for (int k = 0; k < SAMPLES; k++) {
      t[k] = k % 4 == 0 ? 1f : 0f;
      weights[k] = k % 4 == 0 ? 3f : 1f;
    }
    Dataset data = Dataset.of(samples().copyFeatures(), 2, t, 1);
    TestNetwork byClass = network();
    TestNetwork bySample = network();
    TrainerBuilder builder = Trainer.builder().epochs(3).batchSize(16);
    builder.build().fit(bySample, data.withWeights(weights));
    builder.classWeights(1, 3).build().fit(byClass, data);
    assertArrayEquals(bySample.parameters(), byClass.parameters());
    assertThrows(
        IllegalArgumentException.class,
        () -> Trainer.builder().classWeights(1, 2, 3).build().fit(network(), data));
  }

  @Test
  void stepsAllocateNothingInAnyThread() {
    AllocationMeter meter = new AllocationMeter(20);
    Trainer.builder()
        .epochs(400)
        .batchSize(30)
        .blockSize(8)
        .threads(3)
        .validation(samples().withWeights(weights()))
        .earlyStopping(10_000)
        .listener(meter)
        .build()
        .fit(network(), samples().withWeights(weights()));
    assertEquals(0, meter.least());
  }

  @Test
  void batchThatCountsForNothingStepsNowhere() {
    float[] weights = new float[SAMPLES];
    weights[0] = 1f;
    TestNetwork network = network();
    double[] g = byHand(network, samples().withWeights(weights), 0, 1);
    TestNetwork fitted = network();
    Trainer.builder()
        .optimizer(new Sgd(1))
        .epochs(1)
        .batchSize(10)
        .blockSize(5)
        .shuffle(false)
        .build()
        .fit(fitted, samples().withWeights(weights));
    assertEquals(network.parameters()[0] - g[0], fitted.parameters()[0], TOLERANCE);
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    Dataset data = samples();
    float[] weights = weights();
    weights[3] = -1f;
    refused("weights: expected finite numbers of at least 0, got -1.0 for sample 3", weights);
    weights[3] = Float.NaN;
    refused("weights: expected finite numbers of at least 0, got NaN for sample 3", weights);
    refused("weights: expected 61 (one a sample), got 2", new float[2]);
    refused("weights: expected at least one over 0, got none", new float[SAMPLES]);
    float[] only = new float[SAMPLES];
    only[SAMPLES - 1] = 1f;
    Dataset rest = data.withWeights(only).slice(0, 10);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> Trainer.builder().build().fit(network(), rest));
    assertEquals(
        "data: expected samples that count for something, got weights of 0", e.getMessage());
  }

  @SuppressWarnings("CheckReturnValue")
  private static void refused(String message, float[] weights) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> samples().withWeights(weights));
    assertEquals(message, e.getMessage());
  }

  @Test
  void targetsBeyondTheLossAreTakenIfAskedFor() {
    Dataset data = samples();
    TestNetwork network = network().saying(ModelLoss.of("BINARY_CROSS_ENTROPY", true));
    Trainer trainer = Trainer.builder().epochs(1).build();
    Exception e = assertThrows(IllegalArgumentException.class, () -> trainer.fit(network, data));
    assertTrue(e.getMessage().startsWith("data: expected targets of [0, 1]"), e.getMessage());
    assertEquals(1, trainer.fit(network, data.withFreeTargets()).history().epochs());
  }
}
