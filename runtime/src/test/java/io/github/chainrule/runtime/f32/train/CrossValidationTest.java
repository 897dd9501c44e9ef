package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a validation refuses, and scores of any size. */
final class CrossValidationTest {
  private static final int SAMPLES = 20;

  private final List<Dataset.Split> folds = samples().folds(4, 1);
  private int gradients;

  private static Dataset samples() {
    float[] x = new float[2 * SAMPLES];
    for (int k = 0; k < x.length; k++) {
      x[k] = k % 7;
    }
    return Dataset.of(x, 2, new float[SAMPLES], 1);
  }

  private TestNetwork network() {
    return new TestNetwork("TANH", 1, 2, 3, 1).before(() -> gradients++);
  }

  private static CrossValidation validation() {
    return CrossValidation.of(Trainer.builder().epochs(1).build())
        .withStandardInputs()
        .withStandardOutputs();
  }

  /** A metric without meaning that takes other values from one fold to the next. */
  private static Metric giving(double... values) {
    return new Metric("given") {
      private int next;

      @Override
      public double of(float[] y, float[] t, int n, int outputs) {
        return values[next++];
      }
    };
  }

  private void refused(
      Class<? extends Exception> type, String message, List<Dataset.Split> all, Metric... metrics) {
    Exception e = assertThrows(type, () -> validation().run(network(), all, metrics));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
    assertEquals(0, gradients, "nothing is computed before all is checked");
  }

  private List<Dataset.Split> withLast(Dataset.Split last) {
    List<Dataset.Split> all = new ArrayList<>(folds);
    all.set(3, last);
    return all;
  }

  @Test
  void divisionsAreCheckedBeforeTheFirstFit() {
    refused(NullPointerException.class, "folds[3]", withLast(null), Metric.R2);
    Dataset wide = Dataset.of(new float[9], 3, new float[3], 1);
    refused(
        IllegalArgumentException.class,
        "what is learned from: expected 2 inputs",
        withLast(wide.splitInOrder(0.5)),
        Metric.R2);
    refused(
        IllegalArgumentException.class,
        "what is learned from: expected at least one sample",
        withLast(samples().splitInOrder(0)),
        Metric.R2);
    refused(
        IllegalArgumentException.class,
        "what is judged: expected at least one sample",
        withLast(samples().splitInOrder(1)),
        Metric.R2);
  }

  @Test
  void metricsAreCheckedBeforeTheFirstFit() {
    refused(NullPointerException.class, "metrics[1]", folds, Metric.R2, null);
    refused(IllegalArgumentException.class, "class of", folds, Metric.R2, Metric.precision(7));
    refused(IllegalArgumentException.class, "outputs of top-1", folds, Metric.topK(1));
  }

  @Test
  void weightsAreCheckedBeforeTheFirstFit() {
    float[] weights = new float[SAMPLES];
    weights[0] = 1;
    refused(
        IllegalArgumentException.class,
        "what is",
        samples().withWeights(weights).folds(4, 1),
        Metric.R2);
    Arrays.fill(weights, 1f);
    refused(
        UnsupportedOperationException.class,
        "the metric given knows no weights",
        samples().withWeights(weights).folds(4, 1),
        giving(1, 2, 3, 4));
  }

  @Test
  void aFitWithAMetricThatKnowsNoWeightsDoesNotBegin() {
    float[] weights = new float[SAMPLES];
    Arrays.fill(weights, 1f);
    Trainer trainer = Trainer.builder().metric(giving(1)).build();
    assertThrows(
        UnsupportedOperationException.class,
        () -> trainer.fit(network(), samples().withWeights(weights)));
    assertEquals(0, gradients);
  }

  private double[] meanAndDeviation(double... values) {
    Metric metric = giving(values);
    CrossValidationResult result = validation().run(network(), folds, metric);
    return new double[] {result.mean(metric), result.deviation(metric)};
  }

  @Test
  void meansAndDeviationsAreThoseOfNumbersOfAnySize() {
    for (double size : new double[] {1, 1e-200, 1e200, 4e307, 1e-300}) {
      double[] of = meanAndDeviation(size, 2 * size, 3 * size, 4 * size);
      assertEquals(2.5, of[0] / size, 1e-14);
      assertEquals(Math.sqrt(5 / 3.0), of[1] / size, 1e-14);
    }
    double[] equal = meanAndDeviation(1.7e308, 1.7e308, 1.7e308, 1.7e308);
    assertEquals(1.7e308, equal[0]);
    assertEquals(0, equal[1]);
  }

  @Test
  void whatIsNotFiniteShows() {
    double infinite = Double.POSITIVE_INFINITY;
    for (int place = 0; place < 4; place++) {
      for (double value : new double[] {Double.NaN, infinite, -infinite}) {
        double[] scores = {1, 2, 3, 4};
        scores[place] = value;
        double[] of = meanAndDeviation(scores);
        assertEquals(value, of[0]);
        assertEquals(Double.NaN, of[1]);
      }
    }
    assertEquals(Double.NaN, meanAndDeviation(infinite, -infinite, 1, 2)[0]);
  }
}
