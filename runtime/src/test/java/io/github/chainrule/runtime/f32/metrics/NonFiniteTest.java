package io.github.chainrule.runtime.f32.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.Sweep;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The table of the README: a number that is not finite, at any position of outputs or targets,
 * makes its sample wrong or the metric NaN.
 */
final class NonFiniteTest {
  private static final int SWEEP = Sweep.times(3);
  private static final int[] WIDTHS = {1, 2, 3, 5};
  private static final float[] BAD = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

  private long compared;

  /** Outputs and targets of one table, and where a number of it is replaced. */
  private interface Visitor {
    void visit(float[] y, float[] t, int n, int width, int row, String where);
  }

  /** Replaces each number of some random tables by each number that is not finite. */
  private void everywhere(boolean perfect, Visitor visitor) {
    for (int seed = 0; seed < SWEEP; seed++) {
      Generator generator = new Generator(seed);
      for (int width : WIDTHS) {
        int n = Math.max(2, width) + generator.nextInt(4);
        float[] t = targets(generator, n, width);
        float[] y = perfect ? t.clone() : outputs(generator, n, width);
        for (int k = 0; k < 2 * n * width; k++) {
          float[] array = k < n * width ? y : t;
          int at = k % (n * width);
          float original = array[at];
          for (float bad : BAD) {
            array[at] = bad;
            String where = "seed " + seed + ", width " + width + ", " + bad + " at " + k;
            visitor.visit(y, t, n, width, at / width, where);
            compared++;
          }
          array[at] = original;
        }
      }
    }
    if (Sweep.isWide()) {
      System.out.println(compared + " tables with a number that is not finite");
    }
  }

  /** One-hot, or 0 and 1, with all classes. */
  private static float[] targets(Generator generator, int n, int width) {
    float[] t = new float[n * width];
    for (int i = 0; i < n; i++) {
      int c = i < width ? i : generator.nextInt(Math.max(2, width));
      if (width == 1) {
        t[i] = i < 2 ? i : c;
      } else {
        t[i * width + c] = 1f;
      }
    }
    return t;
  }

  private static float[] outputs(Generator generator, int n, int width) {
    float[] y = new float[n * width];
    for (int k = 0; k < y.length; k++) {
      y[k] = Real.round(generator.nextInt(4) / 4.0);
    }
    return y;
  }

  private static List<Metric> countingMetrics(int width) {
    List<Metric> metrics = new ArrayList<>(List.of(Metric.ACCURACY));
    for (int k = 1; width > 1 && k <= width + 1; k++) {
      metrics.add(Metric.topK(k));
    }
    return metrics;
  }

  @Test
  void meansAndRanksAreNotANumber() {
    List<Metric> metrics =
        List.of(
            Metric.LOG_LOSS,
            Metric.MEAN_SQUARED_ERROR,
            Metric.MEAN_ABSOLUTE_ERROR,
            Metric.R2,
            Metric.ROC_AUC);
    Visitor isNaN =
        (y, t, n, width, row, where) -> {
          for (Metric metric : metrics) {
            assertEquals(Double.NaN, metric.of(y, t, n, width), metric + ", " + where);
          }
        };
    everywhere(false, isNaN);
    everywhere(true, isNaN);
  }

  @Test
  void sampleIsWrongWhereSamplesAreCounted() {
    everywhere(
        false,
        (y, t, n, width, row, where) -> {
          for (Metric metric : countingMetrics(width)) {
            double others =
                n == 1
                    ? 0
                    : metric.of(without(y, row, width), without(t, row, width), n - 1, width);
            double expected = others * (n - 1) / n;
            assertEquals(expected, metric.of(y, t, n, width), 1e-12, metric + ", " + where);
          }
        });
  }

  @Test
  void confusionMatrixCountsTheSampleButInNoPair() {
    everywhere(
        false,
        (y, t, n, width, row, where) -> {
          ConfusionMatrix matrix = ConfusionMatrix.of(y, t, n, width);
          ConfusionMatrix others =
              ConfusionMatrix.of(without(y, row, width), without(t, row, width), n - 1, width);
          assertEquals(1, matrix.invalid(), where);
          assertEquals(n, matrix.samples(), where);
          int unclassified = 0;
          for (int c = 0; c < matrix.classes(); c++) {
            unclassified += matrix.unclassified(c);
            for (int k = 0; k < matrix.classes(); k++) {
              assertEquals(others.count(c, k), matrix.count(c, k), where);
            }
          }
          assertEquals(Metrics.classOf(t, row, width) < 0 ? 0 : 1, unclassified, where);
          assertEquals(Metrics.accuracy(y, t, n, width), matrix.accuracy(), where);
          assertTrue(matrix.toString().endsWith("\ninvalid\t1"), where);
        });
  }

  @Test
  void sampleIsWrongForEveryClass() {
    everywhere(
        true,
        (y, t, n, width, row, where) -> {
          ConfusionMatrix matrix = ConfusionMatrix.of(y, t, n, width);
          assertTrue(matrix.f1() < 1, where);
          assertEquals(matrix.f1(), Metric.F1.of(y, t, n, width), where);
          for (int c = 0; c < matrix.classes(); c++) {
            assertTrue(Math.min(matrix.precision(c), matrix.recall(c)) < 1, where);
            assertTrue(matrix.f1(c) < 1, where);
          }
          int actual = Metrics.classOf(t, row, width);
          if (actual >= 0) {
            assertTrue(matrix.recall(actual) < 1, where);
          }
        });
  }

  @Test
  void oneOutputCountsAsTheOtherAnswer() {
    everywhere(
        false,
        (y, t, n, width, row, where) -> {
          int actual = Metrics.classOf(t, row, width);
          if (width > 1 || actual < 0) {
            return;
          }
          float[] wrong = y.clone();
          wrong[row] = 1 - actual;
          ConfusionMatrix expected = ConfusionMatrix.of(wrong, t, n, 1);
          ConfusionMatrix matrix = ConfusionMatrix.of(y, t, n, 1);
          assertEquals(expected.f1(), matrix.f1(), where);
          assertEquals(expected.precision(0), matrix.precision(0), where);
          assertEquals(expected.recall(1), matrix.recall(1), where);
        });
  }

  @Test
  void sampleWithoutAnyNumberIsWrongForEveryClass() {
    float[] y = {1f, 0f, 0f, 1f, Float.NaN, 0f};
    float[] t = {1f, 0f, 0f, 1f, Float.NaN, 0f};
    ConfusionMatrix matrix = ConfusionMatrix.of(y, t, 3, 2);
    assertEquals(1, matrix.invalid());
    assertEquals(0, matrix.unclassified(0) + matrix.unclassified(1));
    assertEquals(2 / 3.0, matrix.accuracy());
    assertEquals(2 / 3.0, matrix.f1(0));
    assertEquals(2 / 3.0, matrix.f1(1));
  }

  @Test
  void modelAndArraysAgree() {
    List<Metric> metrics =
        List.of(
            Metric.ACCURACY,
            Metric.F1,
            Metric.ROC_AUC,
            Metric.LOG_LOSS,
            Metric.MEAN_SQUARED_ERROR,
            Metric.MEAN_ABSOLUTE_ERROR,
            Metric.R2);
    everywhere(
        false,
        (y, t, n, width, row, where) -> {
          Dataset data = Dataset.of(y, width, t, width);
          EchoModel model = new EchoModel(width);
          List<Metric> all = new ArrayList<>(metrics);
          all.addAll(countingMetrics(width));
          for (Metric metric : all) {
            assertEquals(metric.of(y, t, n, width), metric.of(model, data), metric + ", " + where);
          }
          assertEquals(
              ConfusionMatrix.of(y, t, n, width).toString(),
              ConfusionMatrix.of(model, data).toString());
        });
  }

  private static float[] without(float[] a, int row, int width) {
    float[] others = Arrays.copyOf(a, a.length - width);
    System.arraycopy(a, (row + 1) * width, others, row * width, others.length - row * width);
    return others;
  }
}
