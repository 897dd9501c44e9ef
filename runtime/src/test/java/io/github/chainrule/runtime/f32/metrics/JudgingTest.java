package io.github.chainrule.runtime.f32.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.DenseLayer;
import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves, thresholds, weights and reports, by hand and by what scikit-learn 1.5 gives. */
final class JudgingTest {
  /** The example of scikit-learn's {@code roc_curve}. */
  private static final float[] SCORES = {0.125f, 0.375f, 0.25f, 0.75f};

  private static final float[] TARGETS = {0f, 0f, 1f, 1f};

  private static ThresholdCurve curve() {
    return ThresholdCurve.of(SCORES, TARGETS, 4);
  }

  @Test
  void pointsAreThoseOfScikitLearn() {
    ThresholdCurve curve = curve();
    assertArrayEquals(
        new double[] {Double.POSITIVE_INFINITY, 0.75, 0.375, 0.25, 0.125}, curve.thresholds());
    assertArrayEquals(new double[] {0, 0, 0.5, 0.5, 1}, curve.falsePositiveRates());
    assertArrayEquals(new double[] {0, 0.5, 0.5, 1, 1}, curve.truePositiveRates());
    assertArrayEquals(new double[] {1, 1, 0.5, 2 / 3.0, 0.5}, curve.precisions());
    assertEquals(0.75, curve.rocArea());
    // roc_auc_score and average_precision_score.
    assertEquals(Metrics.rocAuc(SCORES, TARGETS, 4, 1), curve.rocArea());
    assertEquals(0.5 + 0.5 * 2 / 3, curve.averagePrecision(), 1e-15);
  }

  @Test
  void bestThresholdIsTheOneThatTheMatrixConfirms() {
    Generator generator = new Generator(11);
    int n = 200;
    float[] y = new float[n];
    float[] t = new float[n];
    for (int k = 0; k < n; k++) {
      t[k] = generator.nextInt(5) == 0 ? 1f : 0f;
      y[k] = generator.nextInt(20) / 20f + t[k] * generator.nextInt(10) / 20f;
    }
    ThresholdCurve curve = ThresholdCurve.of(y, t, n);
    double bestF1 = ConfusionMatrix.of(y, t, n, curve.bestByF1()).f1();
    double bestCost = cost(ConfusionMatrix.of(y, t, n, curve.bestByCost(1, 7)));
    for (double threshold : curve.thresholds()) {
      assertTrue(ConfusionMatrix.of(y, t, n, threshold).f1() <= bestF1);
      assertTrue(cost(ConfusionMatrix.of(y, t, n, threshold)) >= bestCost);
    }
    assertEquals(Double.POSITIVE_INFINITY, curve.bestByCost(1, 0));
  }

  private static double cost(ConfusionMatrix matrix) {
    return matrix.count(0, 1) + 7.0 * matrix.count(1, 0);
  }

  @Test
  void equalOutputsAreOnePoint() {
    float[] y = {0f, -0f, 0.5f, 0.5f};
    ThresholdCurve curve = ThresholdCurve.of(y, new float[] {0f, 1f, 1f, 0f}, 4);
    assertEquals(3, curve.thresholds().length);
    assertEquals(0.5, curve.rocArea());
    assertThrows(
        IllegalArgumentException.class,
        () -> ThresholdCurve.of(new float[] {Float.NaN}, new float[1], 1));
  }

  /** A weight of whole numbers is as many samples; each metric, by repetition. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void weightsAreAsRepeatedSamples(int outputs) {
    Generator generator = new Generator(20250101);
    int n = 40;
    float[] y = new float[n * outputs];
    float[] t = new float[n * outputs];
    float[] weights = new float[n];
    int total = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = generator.nextInt(4);
      total += (int) weights[i];
      for (int j = 0; j < outputs; j++) {
        y[i * outputs + j] = generator.nextInt(100) / 100f;
      }
      t[i * outputs + generator.nextInt(outputs)] = generator.nextInt(2);
    }
    float[] manyY = new float[total * outputs];
    float[] manyT = new float[total * outputs];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int copy = 0; copy < weights[i]; copy++) {
        System.arraycopy(y, i * outputs, manyY, at * outputs, outputs);
        System.arraycopy(t, i * outputs, manyT, at * outputs, outputs);
        at++;
      }
    }
    Metric[] all = {
      Metric.ACCURACY,
      Metric.F1,
      Metric.ROC_AUC,
      Metric.LOG_LOSS,
      Metric.MEAN_SQUARED_ERROR,
      Metric.MEAN_ABSOLUTE_ERROR,
      Metric.R2,
      Metric.precision(1),
      Metric.recall(0)
    };
    for (Metric metric : all) {
      double expected = metric.of(manyY, manyT, total, outputs);
      assertEquals(expected, metric.of(y, t, weights, n, outputs), 1e-6, metric.name());
    }
    if (outputs > 1) {
      Metric top = Metric.topK(2);
      assertEquals(top.of(manyY, manyT, total, outputs), top.of(y, t, weights, n, outputs), 1e-12);
    }
    Dataset data = Dataset.of(y, outputs, t, outputs).withWeights(weights);
    assertEquals(
        Metric.R2.of(y, t, weights, n, outputs), Metric.R2.of(new EchoModel(outputs), data));
  }

  @Test
  void whatIsNotFiniteCountsAsWithoutWeights() {
    float[] ones = new float[4];
    Arrays.fill(ones, 1f);
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      for (int at = 0; at < 8; at++) {
        float[] y = {0.25f, 0.5f, 0.75f, 0.125f};
        float[] t = {0f, 1f, 1f, 0f};
        (at < 4 ? y : t)[at % 4] = bad;
        for (Metric metric :
            new Metric[] {
              Metric.ACCURACY, Metric.F1, Metric.LOG_LOSS, Metric.MEAN_SQUARED_ERROR, Metric.R2
            }) {
          String where = metric + " with " + bad + " at " + at;
          assertEquals(metric.of(y, t, 4, 1), metric.of(y, t, ones, 4, 1), 1e-12, where);
        }
        ConfusionMatrix matrix = ConfusionMatrix.of(y, t, 4, 1);
        assertEquals(matrix.precision(1), Metric.precision(1).of(y, t, 4, 1));
        assertEquals(matrix.recall(0), Metric.recall(0).of(y, t, 4, 1));
        assertEquals(1, ConfusionMatrix.of(y, t, 4, 0.3).invalid());
      }
    }
  }

  private static EchoModel binary(int outputs) {
    return new EchoModel(outputs)
        .saying(
            ModelLoss.of("BINARY_CROSS_ENTROPY", true),
            new DenseLayer("y", "SIGMOID", outputs, outputs, false, 0, -1));
  }

  @Test
  void logLossOfIndependentOutputsCountsBothAnswersOfEach() {
    float[] y = {0.5f, 0.25f};
    Dataset data = Dataset.of(y, 2, new float[] {1f, 0f}, 2);
    double expected = -Math.log(0.5) - Math.log(0.75);
    assertEquals(expected, Metric.LOG_LOSS.of(binary(2), data), 1e-6);
    assertEquals(expected, Metric.LOG_LOSS.of(binary(2), data.withWeights(new float[] {3f})), 1e-6);
    assertEquals(-Math.log(0.5), Metric.LOG_LOSS.of(new EchoModel(2), data), 1e-6);
  }

  @Test
  @SuppressWarnings("CheckReturnValue")
  void metricWithoutMeaningSaysSo() {
    Dataset independent = Dataset.of(new float[4], 2, new float[4], 2);
    for (Metric metric : new Metric[] {Metric.ACCURACY, Metric.F1, Metric.topK(1)}) {
      Exception e =
          assertThrows(IllegalArgumentException.class, () -> metric.of(binary(2), independent));
      assertTrue(e.getMessage().contains("2 independent outputs"), e.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(binary(2), independent));
    Dataset regression = Dataset.of(new float[2], 1, new float[] {-3f, 2f}, 1);
    for (Metric metric :
        new Metric[] {Metric.ACCURACY, Metric.F1, Metric.ROC_AUC, Metric.precision(1)}) {
      assertThrows(IllegalArgumentException.class, () -> metric.of(new EchoModel(1), regression));
    }
    EchoModel linear =
        new EchoModel(1)
            .saying(
                ModelLoss.of("SQUARED_ERROR", true),
                new DenseLayer("y", "IDENTITY", 1, 1, false, 0, -1));
    Dataset classes = Dataset.of(new float[2], 1, new float[] {0f, 1f}, 1);
    assertThrows(IllegalArgumentException.class, () -> Metric.LOG_LOSS.of(linear, classes));
    assertThrows(IllegalArgumentException.class, () -> Metric.precision(2).checkOutputs(1));
    assertEquals(0.5, Metric.ACCURACY.of(linear, classes));
  }

  @Test
  void reportTellsWhatTheMetricsTell() {
    float[] y = {0.75f, 0.25f, 0.125f, 0.625f};
    float[] t = {1f, 0f, 1f, 0f};
    String text = Report.of(binary(1), Dataset.of(y, 1, t, 1), "no", "yes").toString();
    assertEquals(
        """
                  precision     recall         f1     weight
        no           0.5000     0.5000     0.5000     2.0000
        yes          0.5000     0.5000     0.5000     2.0000
        accuracy     0.5000
        log loss     0.9089\
        """,
        text);
    String sure = Report.of(binary(1), Dataset.of(y, 1, t, 1), 0.7, "no", "yes").toString();
    assertTrue(sure.contains("yes          1.0000     0.5000     0.6667     2.0000"), sure);
    assertTrue(sure.contains("accuracy     0.7500"), sure);
    float[] two = {0.75f, 0.25f, 0.125f, 0.625f};
    String independent = Report.of(binary(2), Dataset.of(two, 2, t, 2)).toString();
    assertTrue(independent.contains("roc auc"), independent);
    Dataset regression = Dataset.of(new float[] {1f, 3f}, 1, new float[] {2f, 5f}, 1);
    String errors = Report.of(new EchoModel(1), regression, "price").toString();
    assertTrue(errors.contains("    1.5000     1.5811"), errors);
    assertThrows(
        IllegalArgumentException.class, () -> Report.of(new EchoModel(1), regression, "a", "b"));
    assertThrows(
        IllegalArgumentException.class, () -> Report.of(new EchoModel(1), regression, 0.5));
    // The model echoes 1 and 3, which in the targets' units are what 10 and 30 are: off by 8 and
    // 25.
    ModelScaling tenfold = ModelScaling.ofOutputs(Scaling.of(new double[1], new double[] {10}));
    String inUnits = Report.of(new EchoModel(1), tenfold, regression).toString();
    assertTrue(inUnits.contains("    16.5000    18.5607"), inUnits);
  }
}
