package io.github.chainrule.runtime.f32;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.metrics.FeatureImportance;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureImportanceTest {
  /** The deviations of its columns are 1 and 3. */
  private static final Dataset DATA = Dataset.of(new float[] {0, 1, 2, 7}, 2);

  /** y0 = 2 x0 − x1, y1 = −0.5 x0. */
  private static Model affine() {
    Model model = new PlainNetwork(PlainNetwork.Curve.TANH, 1, 2, 2);
    System.arraycopy(new float[] {2, -0.5f, -1, 0}, 0, model.parameters(), 0, 4);
    return model;
  }

  @Test
  void affineNetworkHasItsWeightsTimesTheDeviations() {
    FeatureImportance importance = FeatureImportance.of(affine(), DATA);
    assertEquals(List.of("x[0]", "x[1]"), importance.inputNames());
    assertEquals(List.of("layer1[0]", "layer1[1]"), importance.outputNames());
    assertArrayEquals(new double[] {2, 3}, importance.of("layer1[0]"), 1e-12);
    assertEquals(0.5, importance.of("layer1[1]", "x[0]"), 1e-12);
    assertEquals(0, importance.of("layer1[1]", "x[1]"));
  }

  @Test
  void outputOfOneUnitIsCalledAsItsLayer() {
    Model model = new PlainNetwork(PlainNetwork.Curve.TANH, 1, 2, 1);
    assertEquals(List.of("layer1"), FeatureImportance.of(model, DATA).outputNames());
  }

  @Test
  void tableHasTheMostImportantFirst() {
    String row = "\n  x[1]      3.00 ########################################";
    assertEquals(
        "layer1[0]"
            + row
            + "\n  x[0]      2.00 ###########################\nlayer1[1]"
            + row.replace("x[1]", "x[0]").replace("    3.00", "   0.500")
            + "\n  x[1]      0.00",
        FeatureImportance.of(affine(), DATA).toString());
  }

  /** A network that reads x / 10 by weights ten times as large is as important to its inputs. */
  @Test
  void scaledSamplesGiveTheSame() {
    Model model = affine();
    for (int k = 0; k < 4; k++) {
      model.parameters()[k] *= 10;
    }
    Scaling tenth = Scaling.of(new double[2], new double[] {10, 10});
    assertArrayEquals(
        FeatureImportance.of(affine(), DATA).of("layer1[0]"),
        FeatureImportance.of(model, tenth.features(DATA)).of("layer1[0]"),
        1e-6);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refused("data: expected 2 inputs (the model's), got 1", Dataset.of(new float[3], 1));
    refused("data: samples: expected at least 1, got 0", Dataset.of(new float[0], 2));
    FeatureImportance importance = FeatureImportance.of(affine(), DATA);
    assertEquals(
        "output: expected one of [layer1[0], layer1[1]], got layer1",
        assertThrows(IllegalArgumentException.class, () -> importance.table("layer1"))
            .getMessage());
  }

  private static void refused(String message, Dataset data) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> FeatureImportance.of(affine(), data))
            .getMessage());
  }
}
