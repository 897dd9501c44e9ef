package io.github.chainrule.runtime.f32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.DenseLayer;
import io.github.chainrule.runtime.Sizes;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.f32.metrics.Metrics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Wherever sizes are multiplied, a product that no int holds is refused, and so are −1 and null.
 */
final class SizesTest {
  /** Squared, it is 0 in int. */
  private static final int SIDE = 65536;

  private final float[] side = new float[SIDE];
  private final float[] pair = new float[2];

  @Test
  void productsBeyondIntAreRefusedWithTheirSizes() {
    Map<String, Executable> places = new LinkedHashMap<>();
    places.put("product", () -> Sizes.product("rows", SIDE, "columns", SIDE));
    places.put("rows", () -> Arguments.rows("x", side, SIDE, SIDE, "inputs"));
    places.put("layer", () -> new DenseLayer("a", "TANH", SIDE, SIDE, true, 0, 1));
    Initializer initializer = new Initializer(1);
    places.put("glorot", () -> initializer.glorotUniform(side, 0, SIDE, SIDE));
    places.put("he", () -> initializer.heNormal(side, 0, SIDE, SIDE));
    places.put("lecun", () -> initializer.lecunNormal(side, 0, SIDE, SIDE));
    places.put("one-hot", () -> Dataset.oneHot(new int[SIDE], SIDE));
    places.put("classes", () -> Dataset.ofClasses(side, 1, new int[SIDE], SIDE));
    Dataset row = Dataset.of(side, SIDE);
    places.put("gather", () -> row.gather(null, 0, SIDE, side, null));
    places.put("confusion", () -> ConfusionMatrix.of(side, side, 1, SIDE));
    places.put("f1", () -> Metric.F1.of(side, side, 1, SIDE));
    places.put("top-k", () -> Metrics.topK(1, side, side, SIDE, SIDE));
    for (Metric metric : metrics()) {
      places.put(metric.name(), () -> metric.of(side, side, SIDE, SIDE));
    }
    double[] ones = new double[SIDE];
    Arrays.fill(ones, 1);
    Scaling scaling = Scaling.of(ones, ones);
    places.put("apply", () -> scaling.apply(side, SIDE));
    places.put("invert", () -> scaling.invert(side, SIDE));
    ModelScaling both = ModelScaling.ofInputs(scaling).andOutputs(scaling);
    places.put("apply to inputs", () -> both.applyToInputs(side, SIDE));
    places.put("invert outputs", () -> both.invertOutputs(side, SIDE));
    places.forEach(SizesTest::refusedWithSizes);
  }

  private static Metric[] metrics() {
    return new Metric[] {
      Metric.ACCURACY,
      Metric.F1,
      Metric.ROC_AUC,
      Metric.LOG_LOSS,
      Metric.MEAN_SQUARED_ERROR,
      Metric.MEAN_ABSOLUTE_ERROR,
      Metric.R2
    };
  }

  private static void refusedWithSizes(String place, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call, place).getMessage();
    assertTrue(message.matches(".*" + SIDE + "\\D+" + SIDE + ".*"), place + ": " + message);
  }

  @Test
  void messageSaysWhatWasMultiplied() {
    assertEquals(
        "classes x count: expected at most 2147483647 elements, got 65536 x 65536",
        assertThrows(IllegalArgumentException.class, () -> Dataset.oneHot(new int[SIDE], SIDE))
            .getMessage());
    assertEquals(Integer.MAX_VALUE, Sizes.product("rows", 1, "columns", Integer.MAX_VALUE));
    assertEquals(0, Sizes.product("rows", 0, "columns", Integer.MAX_VALUE));
  }

  @Test
  void numbersOfSamplesThatAreNoneAreRefused() {
    for (Metric metric : metrics()) {
      refused("n: expected at least 1, got 0", () -> metric.of(pair, pair, 0, 1));
      refused("n: expected at least 1, got -1", () -> metric.of(pair, pair, -1, 1));
      refused("outputs: expected at least 1, got 0", () -> metric.of(pair, pair, 1, 0));
      refused("outputs: expected at least 1, got -1", () -> metric.of(pair, pair, 1, -1));
    }
    Metric top = Metric.topK(1);
    refused("n: expected at least 1, got -1", () -> top.of(pair, pair, -1, 2));
    refused("outputs: expected at least 2, got 1", () -> top.of(pair, pair, 1, 1));
    refused("k: expected at least 1, got -1", () -> Metric.topK(-1));
    String negative = "n: expected at least 0, got -1";
    Scaling scaling = Scaling.minMax(pair, 1);
    refused(negative, () -> scaling.apply(pair, -1));
    refused(negative, () -> scaling.invert(pair, -1));
    ModelScaling none = ModelScaling.none();
    refused(negative, () -> none.applyToInputs(pair, -1));
    refused(negative, () -> none.invertOutputs(pair, -1));
    Dataset data = Dataset.of(pair, 1);
    refused(negative, () -> data.gather(null, 0, -1, pair, null));
    refused("columns: expected at least 1, got -1", () -> Scaling.standard(pair, -1));
    refused("count: expected at least 1, got 0", () -> Dataset.oneHot(new int[1], 0));
    refused("batchSize: expected at least 1, got 0", () -> data.batches(0));
    refused(
        "classes: expected numbers of [0, 2), got -1 in row 1",
        () -> Dataset.ofClasses(pair, 1, new int[] {0, -1}, 2));
    refused(
        "classes: expected numbers of [0, 2147483647), got -1 in row 0",
        () -> Dataset.oneHot(new int[] {-1, 0}, Integer.MAX_VALUE));
    refused(
        "classes: expected 2 (those of the features), got 3",
        () -> Dataset.ofClasses(pair, 1, new int[3], 2));
    Initializer initializer = new Initializer(1);
    refused("inputs: expected at least 0, got -1", () -> initializer.heNormal(pair, 0, -1, 1));
    refused(
        "units: expected at least 0, got -2", () -> new DenseLayer("a", "TANH", 1, -2, true, 0, 1));
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void nullIsNamed() {
    for (Metric metric : metrics()) {
      named("y", () -> metric.of(null, pair, 1, 1));
      named("t", () -> metric.of(pair, null, 1, 1));
      named("model", () -> metric.of(null, Dataset.of(pair, 1)));
    }
    Scaling scaling = Scaling.minMax(pair, 1);
    named("a", () -> scaling.apply(null, 1));
    named("a", () -> scaling.invert(null, 1));
    named("a", () -> Scaling.standard(null, 1));
    named("data", () -> scaling.features(null));
    named("data", () -> scaling.targets(null));
    named("data", () -> ModelScaling.none().apply(null));
    named("x", () -> ModelScaling.none().applyToInputs(null, 1));
    named("y", () -> ModelScaling.none().invertOutputs(null, 1));
    named("shift", () -> Scaling.of(null, new double[1]));
    named("scale", () -> Scaling.of(new double[1], null));
    named("unit", () -> Scaling.of(new double[1], new double[1], null));
    named("features", () -> Dataset.ofClasses(null, 1, new int[1], 2));
    named("classes", () -> Dataset.ofClasses(pair, 1, null, 2));
    named("classes", () -> Dataset.oneHot(null, 2));
    named("targets", () -> Dataset.of(pair, 1, null, 1));
    named("p", () -> new Initializer(1).heNormal(null, 0, 1, 1));
  }

  private static void named(String name, Executable call) {
    assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
  }
}
