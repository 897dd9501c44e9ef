package io.github.chainrule.runtime.f32.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import org.junit.jupiter.api.Test;

final class MetricsTest {
  /** Inputs in float are off by 6e-8 of themselves. */
  private static final double TOLERANCE = 1e-6;

  private final float[] y = {
    0.7f, 0.2f, 0.1f, 0.3f, 0.4f, 0.3f, 0.2f, 0.5f, 0.3f, 0.1f, 0.1f, 0.8f
  };
  private final float[] t = {1f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 1f, 0f, 0f, 1f};

  @Test
  void accuracyComparesTheLargest() {
    assertEquals(0.75, Metrics.accuracy(y, t, 4, 3));
    assertEquals(1, Metrics.accuracy(y, t, 2, 3), "only n rows are read");
    float[] binary = {0.5f, 0.49f, 0.9f, 0.1f};
    assertEquals(0.75, Metrics.accuracy(binary, new float[] {1f, 0f, 0f, 0f}, 4, 1));
  }

  @Test
  void predictionThatIsNotANumberIsWrong() {
    float[] nan = {Float.NaN, 0f, Float.NaN, Float.NaN};
    assertEquals(0, Metrics.accuracy(nan, new float[] {1f, 0f, 1f, 0f}, 2, 2));
    assertEquals(0, Metrics.topK(1, nan, new float[] {0f, 1f, 1f, 0f}, 2, 2));
    assertEquals(0, Metrics.accuracy(nan, new float[] {0f}, 1, 1));
    assertEquals(Double.NaN, Metrics.rocAuc(nan, new float[] {1f, 0f, 1f, 0f}, 4, 1));
    assertEquals(0, ConfusionMatrix.of(nan, new float[] {1f, 0f, 1f, 0f}, 2, 2).accuracy());
  }

  @Test
  void topKCountsTheLargestOutputs() {
    assertEquals(0.75, Metrics.topK(1, y, t, 4, 3));
    assertEquals(1, Metrics.topK(2, y, t, 4, 3));
    float[] equal = {1f, 1f, 1f};
    assertEquals(0, Metrics.topK(2, equal, new float[] {1f, 0f, 0f}, 1, 3));
    assertEquals(1, Metrics.topK(3, equal, new float[] {1f, 0f, 0f}, 1, 3));
  }

  @Test
  void errorsAreMeansOverSamplesAndOutputs() {
    float[] a = {1f, 2f, 3f, 4f};
    float[] b = {1f, 4f, 0f, 4f};
    assertEquals(13 / 4.0, Metrics.meanSquaredError(a, b, 2, 2));
    assertEquals(5 / 4.0, Metrics.meanAbsoluteError(a, b, 2, 2));
  }

  @Test
  void r2IsTheMeanOverOutputs() {
    float[] targets = {3f, -0.5f, 2f, 7f};
    float[] outputs = {2.5f, 0f, 2f, 8f};
    assertEquals(0.9486081370449679, Metrics.r2(outputs, targets, 4, 1), 1e-15);
    float[] constant = {0.1f, 0.1f, 0.1f};
    assertEquals(1, Metrics.r2(constant, constant, 3, 1));
    assertEquals(0, Metrics.r2(new float[3], constant, 3, 1));
  }

  @Test
  void logLossIsFiniteForCertainMistakes() {
    double expected = -(Math.log(0.7) + Math.log(0.4) + Math.log(0.3) + Math.log(0.8)) / 4;
    assertEquals(expected, Metrics.logLoss(y, t, 4, 3), TOLERANCE);
    double binary = Metrics.logLoss(new float[] {0.9f, 0.2f}, new float[] {1f, 0f}, 2, 1);
    assertEquals(-(Math.log(0.9) + Math.log(0.8)) / 2, binary, TOLERANCE);
    double wrong = Metrics.logLoss(new float[] {0f}, new float[] {1f}, 1, 1);
    assertEquals(-Math.log(Math.ulp(1f)), wrong, 1e-9);
  }

  @Test
  void rocAucIsTheShareOfPairsInOrder() {
    Generator generator = new Generator(5);
    float[] scores = new float[60];
    float[] labels = new float[60];
    for (int k = 0; k < 60; k++) {
      scores[k] = generator.nextInt(12);
      labels[k] = generator.nextInt(2);
    }
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < 60; i++) {
      for (int k = 0; k < 60; k++) {
        if (labels[i] == 1f && labels[k] == 0f) {
          pairs++;
          won += scores[i] > scores[k] ? 1 : scores[i] == scores[k] ? 0.5 : 0;
        }
      }
    }
    assertEquals(won / pairs, Metrics.rocAuc(scores, labels, 60, 1), 1e-15);
    assertEquals(Double.NaN, Metrics.rocAuc(scores, new float[60], 60, 1));
  }

  @Test
  void confusionMatrixAgreesWithAWorkedExample() {
    // Actual 0 0 1 1 2 2, predicted 0 1 1 1 2 0: scikit-learn's documentation has such tables.
    float[] actual = {1f, 0f, 0f, 1f, 0f, 0f, 0f, 1f, 0f, 0f, 1f, 0f, 0f, 0f, 1f, 0f, 0f, 1f};
    float[] predicted = {1f, 0f, 0f, 0f, 1f, 0f, 0f, 1f, 0f, 0f, 1f, 0f, 0f, 0f, 1f, 1f, 0f, 0f};
    ConfusionMatrix matrix = ConfusionMatrix.of(predicted, actual, 6, 3);
    assertEquals(1, matrix.count(0, 1));
    assertEquals(1, matrix.count(2, 0));
    assertEquals(4 / 6.0, matrix.accuracy());
    assertEquals(2 / 3.0, matrix.precision(1));
    assertEquals(1, matrix.recall(1));
    assertEquals(0.8, matrix.f1(1), 1e-15);
    assertEquals((0.5 + 0.8 + 2 / 3.0) / 3, matrix.f1(), 1e-15);
    assertEquals(matrix.f1(), Metric.F1.of(predicted, actual, 6, 3));
    assertTrue(matrix.toString().contains("\n0\t1\t1\t0\n"), matrix.toString());
    assertThrows(IllegalArgumentException.class, () -> matrix.count(3, 0));
  }

  @Test
  void aConfusionMatrixShowsTheNamesOfItsClasses() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new float[1], new float[1], 1, 1);
    ConfusionMatrix named = matrix.withNames("no", "yes");
    assertEquals("actual \\ predicted\tno\tyes\nno\t1\t0\nyes\t0\t0", named.toString());
    assertEquals(matrix.accuracy(), named.accuracy());
    assertThrows(IllegalArgumentException.class, () -> matrix.withNames("no"));
  }

  @Test
  void ratiosWithoutSamplesAreZero() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new float[1], new float[1], 1, 1);
    assertEquals(2, matrix.classes());
    assertEquals(0, matrix.precision(1));
    assertEquals(0, matrix.recall(1));
    assertEquals(0, matrix.f1());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Metrics.accuracy(y, t, 5, 3));
    assertThrows(IllegalArgumentException.class, () -> Metrics.accuracy(y, t, 0, 3));
    assertThrows(IllegalArgumentException.class, () -> Metric.topK(0));
    assertThrows(NullPointerException.class, () -> Metrics.r2(y, null, 1, 1));
  }
}
