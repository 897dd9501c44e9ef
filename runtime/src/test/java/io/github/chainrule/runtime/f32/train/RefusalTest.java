package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.train.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fit would stumble over later is refused before the model is evaluated even once. */
final class RefusalTest {
  private static final ModelLoss ENTROPY = ModelLoss.of("ENTROPY", false);

  private final Dataset data = Dataset.of(new float[24], 2, new float[36], 3);

  private static TestNetwork network() {
    return new TestNetwork("TANH", 1, 2, 4, 3);
  }

  /** Samples of so many targets each. */
  private static Dataset samples(int targets) {
    float[] x = new float[8];
    return targets == 0 ? Dataset.of(x, 2) : Dataset.of(x, 2, new float[4 * targets], targets);
  }

  private void refused(String message, TrainerBuilder builder, TestNetwork network, Dataset some) {
    refused(message, network, () -> builder.epochs(2).build().fit(network, some));
  }

  private static void refused(String message, TestNetwork network, Runnable work) {
    float[] before = network.parameters().clone();
    network.before(
        () -> {
          throw new AssertionError("evaluated");
        });
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, work::run);
    assertEquals(message, e.getMessage());
    assertArrayEquals(before, network.parameters());
  }

  @Test
  void samplesNeedTheTargetsThatTheLossReads() {
    TrainerBuilder builder = Trainer.builder();
    String expected = "expected 3 targets (the model's outputs), got ";
    for (int targets : new int[] {0, 1, 2, 4}) {
      String got = targets == 0 ? "none" : "" + targets;
      Dataset wrong = samples(targets);
      refused("data: " + expected + got, builder, network(), wrong);
      TrainerBuilder validated = Trainer.builder().validation(wrong);
      refused("validation: " + expected + got, validated, network(), data);
      for (Solver<?> solver : List.of(new Lbfgs(), new LevenbergMarquardt())) {
        TestNetwork network = network();
        refused("data: " + expected + got, network, () -> solver.fit(network, wrong));
      }
      TestNetwork network = network();
      LayerStatistics statistics = new LayerStatistics(network);
      refused("data: " + expected + got, network, () -> statistics.measure(wrong));
    }
    Dataset wide = Dataset.of(new float[3], 3, new float[3], 3);
    LayerStatistics statistics = new LayerStatistics(network());
    refused(
        "data: expected 2 inputs (the model's), got 3", network(), () -> statistics.measure(wide));
  }

  @Test
  void lossWithoutTargetsTakesSamplesWithout() {
    Dataset none = samples(0);
    TestNetwork network = network().saying(ENTROPY);
    assertDoesNotThrow(() -> Trainer.builder().validation(none).build().fit(network, none));
    assertDoesNotThrow(() -> new Lbfgs().withIterations(2).fit(network, none));
    assertDoesNotThrow(() -> new LayerStatistics(network).measure(none));
    refused(
        "data: expected 3 targets (the model's outputs), got 1",
        Trainer.builder(),
        network().saying(ENTROPY),
        samples(1));
  }

  @Test
  void metricsNeedTargetsAndTheirNumberOfOutputs() {
    refused(
        "data: expected 3 targets (the model's outputs) for the metrics, got none",
        Trainer.builder().metric(Metric.R2),
        network().saying(ENTROPY),
        samples(0));
    refused(
        "outputs of top-2: expected at least 2, got 1",
        Trainer.builder().metric(Metric.R2).metric(Metric.topK(2)),
        new TestNetwork("TANH", 1, 2, 4, 1),
        samples(1));
  }

  @Test
  void validationFractionLeavesSamplesOnBothSides() {
    refused(
        "validation fraction: expected at least one sample, got none",
        Trainer.builder().validationFraction(0.01),
        network(),
        data);
    refused(
        "data, without the validation fraction: expected at least one sample, got none",
        Trainer.builder().validationFraction(0.999),
        network(),
        data);
  }

  @Test
  void layersToFreezeAreTheModels() {
    refused(
        "freeze: expected one of [hidden1, output] (did you mean hidden1?), got hidden",
        Trainer.builder().freeze("hidden"),
        network(),
        data);
    TestNetwork network = network();
    refused(
        "freeze: expected one of [hidden1, output] (did you mean hidden1?), got hidden",
        network,
        () -> new Lbfgs().withFrozen("hidden").fit(network, data));
  }

  @Test
  void scheduleThatOverflowsDuringTheFitIsKnownBefore() {
    for (Schedule schedule :
        new Schedule[] {
          Schedule.step(1, 1e200),
          Schedule.exponential(1, 1e200),
          Schedule.step(1, 1e200).withWarmUp(1)
        }) {
      TrainerBuilder builder = Trainer.builder().schedule(schedule).batchSize(2);
      refused(
          "schedule: expected a factor of at least 0 at step 11, got Infinity",
          builder,
          network(),
          data);
      assertDoesNotThrow(() -> builder.epochs(1).batchSize(12).build().fit(network(), data));
    }
  }

  @Test
  void levenbergMarquardtAsksForTheLossAndDoesNotGuess() {
    // At errors below 1 the loss of Huber has the same values.
    for (String loss : new String[] {"HUBER", "ENTROPY", "CROSS_ENTROPY"}) {
      TestNetwork network = network().saying(ModelLoss.of(loss, true));
      refused(
          "model: expected the loss SQUARED_ERROR, got " + loss,
          network,
          () -> new LevenbergMarquardt().fit(network, data));
    }
  }
}
