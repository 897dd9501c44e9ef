package io.github.chainrule.runtime.f32.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every metric refuses weights that mean nothing, at every place. */
final class MetricWeightsTest {
  private static final List<Metric> METRICS =
      List.of(
          Metric.ACCURACY,
          Metric.F1,
          Metric.ROC_AUC,
          Metric.LOG_LOSS,
          Metric.MEAN_SQUARED_ERROR,
          Metric.MEAN_ABSOLUTE_ERROR,
          Metric.R2,
          Metric.topK(1),
          Metric.precision(1),
          Metric.recall(0));

  private static final float[] Y = {0.25f, 0.75f, 0.5f, 0.5f, 0.125f, 0.875f};
  private static final float[] T = {0, 1, 0, 1, 1, 0};

  private static String refusal(Metric metric, float... weights) {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> metric.of(Y, T, weights, 3, 2), metric.name());
    return e.getMessage();
  }

  @Test
  void nullIsNamed() {
    for (Metric metric : METRICS) {
      Exception e =
          assertThrows(
              NullPointerException.class, () -> metric.of(Y, T, null, 3, 2), metric.name());
      assertEquals("weights", e.getMessage());
    }
  }

  @Test
  void tooFewOrOnlyZerosAreRefused() {
    for (Metric metric : METRICS) {
      assertEquals("weights: expected length at least 3, got 2", refusal(metric, 1, 1));
      assertEquals("weights: expected at least one over 0, got none", refusal(metric, 0, 0, 0));
    }
  }

  @Test
  void negativeOnesAndWhatIsNotFiniteAreRefusedAtEveryPlace() {
    for (Metric metric : METRICS) {
      for (float wrong : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
        for (int place = 0; place < 3; place++) {
          float[] weights = {1, 1, 1};
          weights[place] = wrong;
          String message = refusal(metric, weights);
          assertTrue(message.endsWith("got " + wrong + " for sample " + place), message);
        }
      }
    }
  }

  @Test
  void weightsOfOneAreNoWeights() {
    float[] ones = new float[3];
    Arrays.fill(ones, 1f);
    for (Metric metric : METRICS) {
      assertEquals(metric.of(Y, T, 3, 2), metric.of(Y, T, ones, 3, 2), 1e-15, metric.name());
    }
  }

  @Test
  void aClassThatThereIsNotIsRefused() {
    for (Metric metric : List.of(Metric.precision(2), Metric.recall(7))) {
      assertThrows(IllegalArgumentException.class, () -> metric.of(Y, T, 3, 2));
    }
  }
}
