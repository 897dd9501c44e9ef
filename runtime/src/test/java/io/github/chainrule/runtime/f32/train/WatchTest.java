package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.train.StopReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stopping, keeping parameters and lowering the rate by what is watched. */
final class WatchTest {
  private static Dataset samples() {
    float[] x = new float[40];
    float[] t = new float[40];
    for (int k = 0; k < 40; k++) {
      x[k] = k * 0.05f - 1;
      t[k] = x[k] * x[k];
    }
    return Dataset.of(x, 1, t, 1);
  }

  private static TestNetwork network() {
    return new TestNetwork("TANH", 1, 1, 4, 1);
  }

  /** Says what was prepared, epoch by epoch. */
  private static Metric saying(boolean higherIsBetter, double... values) {
    return new Metric("prepared") {
      private int epoch;

      @Override
      public double of(float[] y, float[] t, int n, int outputs) {
        return values[Math.min(epoch++, values.length - 1)];
      }

      @Override
      public boolean higherIsBetter() {
        return higherIsBetter;
      }
    };
  }

  @Test
  void patienceAndBestParametersGoByTheMetric() {
    List<float[]> parameters = new ArrayList<>();
    TestNetwork network = network();
    TrainingResult result =
        Trainer.builder()
            .epochs(50)
            .watch(saying(true, 1, 3, 2, Double.NaN, 3, 9))
            .earlyStopping(3)
            .checkpoints(1, it -> parameters.add(it.parameters()))
            .build()
            .fit(network, samples());
    assertEquals(StopReason.PATIENCE, result.reason());
    assertEquals(2, result.epochOfParameters());
    assertEquals(5, result.history().epochs());
    assertArrayEquals(parameters.get(1), network.parameters());
    assertArrayEquals(new double[] {1, 3, 2, Double.NaN, 3}, result.history().metric("prepared"));
  }

  @Test
  void lessIsBetterOfAnError() {
    TrainingResult result =
        Trainer.builder()
            .epochs(50)
            .watch(saying(false, 5, 4, 4, 4, 1))
            .earlyStopping(2)
            .build()
            .fit(network(), samples());
    assertEquals(2, result.epochOfParameters());
  }

  @Test
  void rateFallsOnAPlateauAlsoAfterResuming() {
    TrainerBuilder builder =
        Trainer.builder()
            .optimizer(new Sgd(0.5))
            .epochs(8)
            .watch(saying(true, 1, 1, 1, 1, 2, 2, 2, 2))
            .reduceOnPlateau(0.1, 2);
    TestNetwork whole = network();
    List<Checkpoint> checkpoints = new ArrayList<>();
    double[] rates =
        builder
            .checkpoints(1, checkpoints::add)
            .build()
            .fit(whole, samples())
            .history()
            .learningRate();
    assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.05, 0.05, 0.05, 0.05, 0.005}, rates, 1e-12);
    for (int from : new int[] {2, 3, 5}) {
      TestNetwork later = network();
      double[] rest = new double[8 - from];
      System.arraycopy(new double[] {1, 1, 1, 1, 2, 2, 2, 2}, from, rest, 0, rest.length);
      Trainer.builder()
          .optimizer(new Sgd(0.5))
          .epochs(8)
          .watch(saying(true, rest))
          .reduceOnPlateau(0.1, 2)
          .build()
          .resume(later, samples(), checkpoints.get(from - 1));
      assertArrayEquals(whole.parameters(), later.parameters());
    }
  }

  @Test
  void withoutAMetricTheValidationLossIsWatched() {
    double[] rates =
        Trainer.builder()
            .optimizer(new Sgd(1e-30))
            .epochs(5)
            .validation(samples())
            .reduceOnPlateau(0.5, 1)
            .build()
            .fit(network(), samples())
            .history()
            .learningRate();
    // The loss stays as it is, which is no gain.
    assertEquals(1e-30 * 0.125, rates[4], 1e-36);
  }

  @Test
  void metricThatDoesNotTellWhatIsBetterIsRefused() {
    Metric silent =
        new Metric("silent") {
          @Override
          public double of(float[] y, float[] t, int n, int outputs) {
            return 0;
          }
        };
    assertThrows(UnsupportedOperationException.class, () -> Trainer.builder().watch(silent));
    Dataset weighted = samples().withWeights(ones());
    TestNetwork network = network();
    assertThrows(
        UnsupportedOperationException.class,
        () -> Trainer.builder().metric(silent).build().fit(network, weighted));
  }

  private static float[] ones() {
    float[] ones = new float[40];
    Arrays.fill(ones, 1f);
    return ones;
  }

  @Test
  void crossValidationJudgesEachPartInItsUnits() {
    Dataset data = samples();
    Trainer trainer = Trainer.builder().optimizer(new Adam(0.05)).epochs(200).build();
    CrossValidationResult result =
        CrossValidation.of(trainer)
            .withStandardInputs()
            .withStandardOutputs()
            .run(network(), data.folds(4, 1), Metric.R2, Metric.MEAN_ABSOLUTE_ERROR);
    double[] scores = result.scores(Metric.R2);
    double mean = (scores[0] + scores[1] + scores[2] + scores[3]) / 4;
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    assertEquals(mean, result.mean(Metric.R2), 1e-12);
    assertEquals(Math.sqrt(squares / 3), result.deviation(Metric.R2), 1e-12);
    assertEquals(true, mean > 0.9, result.toString());
    assertEquals(true, result.mean(Metric.MEAN_ABSOLUTE_ERROR) < 0.1, result.toString());
    assertThrows(IllegalArgumentException.class, () -> result.mean(Metric.F1));
    CrossValidationResult again =
        CrossValidation.of(new LevenbergMarquardt().withIterations(50))
            .run(network(), data.folds(4, 1), Metric.R2);
    assertEquals(true, again.mean(Metric.R2) > 0.9, again.toString());
  }
}
