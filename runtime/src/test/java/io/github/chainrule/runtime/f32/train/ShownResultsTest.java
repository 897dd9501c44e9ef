package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.train.History;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What results print, in a country that writes decimals with a comma. */
final class ShownResultsTest {
  private final Locale before = Locale.getDefault();
  private final Dataset data = EndlessFitting.samples(20, 1);

  @BeforeEach
  void goAbroad() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void comeBack() {
    Locale.setDefault(before);
  }

  @Test
  void solverSaysWhyItEndedAndTheLoss() {
    SolverResult result = new Lbfgs().iterations(3).fit(EndlessFitting.network(1), data);
    assertEquals(
        "Ended by EPOCHS after iteration 3; the loss is " + result.loss(), result.toString());
  }

  @Test
  void learningCurveSaysHowItEnds() {
    double[] numbers = {0.5, 0.25, Double.NaN, 0.125, 1, 1, 1, 1, 1, 1, 0.5, 0.987654};
    assertEquals(
        "2 epochs, the last with loss 0.250, validation loss 0.125, r2 0.988",
        History.of(numbers, "r2").toString());
    assertEquals("0 epochs", new History(3).toString());
    TrainingResult result =
        Trainer.builder().epochs(4).metric(Metric.R2).build().fit(EndlessFitting.network(1), data);
    String text = result.history().toString();
    assertTrue(text.matches("4 epochs, the last with loss [0-9.]+, r2 -?[0-9.]+"), text);
  }

  @Test
  void statisticsHaveALineForEachLayer() {
    LayerStatistics statistics = new LayerStatistics(new TestNetwork("RELU", 1, 2, 3, 1));
    statistics.measure(data);
    String number = "[0-9.]+";
    String text = statistics.toString();
    String hidden = "hidden1: weights N, gradient N, saturated N %, dead N %\n";
    String output = "output: weights N, gradient N, saturated 0 %\nN active paths";
    assertTrue(text.matches((hidden + output).replace("N", number)), text);
  }
}
