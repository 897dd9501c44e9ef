package io.github.chainrule.runtime.f32.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.DenseLayer;
import io.github.chainrule.runtime.Head;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.f32.data.Dataset;
import org.junit.jupiter.api.Test;

/** Three classes beside two numbers, each judged as if there were no other. */
final class HeadsTest {
  private static final int WIDTH = 5;

  private static final float[] Y = {
    0.7f, 0.2f, 0.1f, 3f, -1f, //
    0.1f, 0.2f, 0.7f, 5f, 2f, //
    0.3f, 0.6f, 0.1f, 7f, 40f, //
    0.5f, 0.4f, 0.1f, 9f, 8f
  };

  private static final float[] T = {
    1f, 0f, 0f, 4f, -1f, //
    0f, 0f, 1f, 5f, 4f, //
    0f, 1f, 0f, 7f, 40f, //
    0f, 1f, 0f, 9f, 8f
  };

  private static final float[] CLASSES = column(T, 0, 3);
  private static final float[] PROBABILITIES = column(Y, 0, 3);
  private static final float[] NUMBERS = column(T, 3, 5);
  private static final float[] ESTIMATES = column(Y, 3, 5);

  private final Dataset data = Dataset.of(Y, WIDTH, T, WIDTH);
  private final EchoModel model =
      new EchoModel(WIDTH)
          .saying(
              ModelLoss.of("CROSS_ENTROPY of policy + 0.5 HUBER of value", true)
                  .withHeads(
                      new Head("policy", 0, 3, ModelLoss.of("CROSS_ENTROPY", true), 1),
                      new Head("value", 3, 2, ModelLoss.of("HUBER", true), 0.5)),
              layer("policy", "SOFTMAX", 3),
              layer("value", "IDENTITY", 2));

  private static Layer layer(String name, String activation, int units) {
    return new DenseLayer(name, activation, WIDTH, units, true, 0, WIDTH * units);
  }

  private static float[] column(float[] all, int from, int to) {
    int n = all.length / WIDTH;
    float[] part = new float[n * (to - from)];
    for (int k = 0; k < part.length; k++) {
      part[k] = all[k / (to - from) * WIDTH + from + k % (to - from)];
    }
    return part;
  }

  @Test
  void metricOfAHeadIsThatOfItsOutputsAlone() {
    Metric accuracy = Metric.ofHead("policy", Metric.ACCURACY);
    assertEquals("accuracy of policy", accuracy.name());
    assertTrue(accuracy.higherIsBetter());
    assertEquals(0.75, accuracy.of(model, data));
    assertEquals(
        Metrics.logLoss(PROBABILITIES, CLASSES, 4, 3),
        Metric.ofHead("policy", Metric.LOG_LOSS).of(model, data));
    assertEquals(
        Metrics.meanAbsoluteError(ESTIMATES, NUMBERS, 4, 2),
        Metric.ofHead("value", Metric.MEAN_ABSOLUTE_ERROR).of(model, data));
    float[] weights = {1f, 0f, 3f, 1f};
    assertEquals(
        0.8, accuracy.of(model, Dataset.of(Y, WIDTH, T, WIDTH).withWeights(weights)), 1e-12);
  }

  @Test
  void matrixAndReportAreOfOneHead() {
    ConfusionMatrix expected = ConfusionMatrix.of(PROBABILITIES, CLASSES, 4, 3);
    assertEquals(expected.toString(), ConfusionMatrix.ofHead("policy", model, data).toString());
    String classes = Report.ofHead("policy", model, data, "stay", "left", "right").toString();
    assertTrue(classes.contains("left") && classes.contains("accuracy"), classes);
    String numbers = Report.ofHead("value", model, data).toString();
    assertTrue(numbers.contains("rmse") && !numbers.contains("accuracy"), numbers);
    assertEquals(
        2,
        ThresholdCurve.of(model, data, 2).bestByF1() > 0.1 ? 2 : 0,
        "targets of others are free");
  }

  @Test
  void headsTogetherAreNoClasses() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Metric.ACCURACY.of(model, data))
            .getMessage();
    assertEquals(
        "accuracy: expected a model with one output, or ofHead, got outputs [policy, value]",
        message);
    assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(model, data));
    assertThrows(IllegalArgumentException.class, () -> Report.of(model, data));
    assertEquals(
        Metrics.meanSquaredError(Y, T, 4, WIDTH), Metric.MEAN_SQUARED_ERROR.of(model, data));
  }

  @Test
  void aNameThatNoHeadHasIsRefusedWithTheNearest() {
    Metric metric = Metric.ofHead("polcy", Metric.ACCURACY);
    String expected = "head: expected one of [policy, value] (did you mean policy?), got polcy";
    assertEquals(
        expected,
        assertThrows(IllegalArgumentException.class, () -> metric.of(model, data)).getMessage());
    assertEquals(
        "head: expected one of [policy, value], got trunk",
        assertThrows(IllegalArgumentException.class, () -> model.loss().head("trunk"))
            .getMessage());
    Metric unbound = Metric.ofHead("policy", Metric.ACCURACY);
    assertThrows(IllegalStateException.class, () -> unbound.of(Y, T, 4, WIDTH));
    Metric precision = Metric.ofHead("value", Metric.precision(2));
    assertThrows(IllegalArgumentException.class, () -> precision.of(model, data));
  }

  @Test
  void theOnlyOutputIsTheLastLayer() {
    EchoModel single =
        new EchoModel(3)
            .saying(ModelLoss.of("CROSS_ENTROPY", true), layer("species", "SOFTMAX", 3));
    Dataset own = Dataset.of(PROBABILITIES, 3, CLASSES, 3);
    assertEquals(0.75, Metric.ofHead("species", Metric.ACCURACY).of(single, own));
    assertEquals(0, single.loss().heads().size());
  }

  @Test
  void headsTellTheirColumns() {
    Head value = model.loss().head("value");
    assertArrayEquals(new int[] {3, 4}, value.columns());
    assertEquals("value: outputs 3 to 4, 0.5 HUBER", value.toString());
    assertEquals(2, model.loss().heads().size());
  }
}
