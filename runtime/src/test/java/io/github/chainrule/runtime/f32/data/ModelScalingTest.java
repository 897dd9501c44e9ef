package io.github.chainrule.runtime.f32.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class ModelScalingTest {
  private final Scaling inputs = Scaling.of(new double[] {1, 2}, new double[] {2, 4});
  private final Scaling outputs = Scaling.of(new double[] {10}, new double[] {5});
  private final Dataset data =
      Dataset.of(new float[] {1f, 2f, 3f, 6f}, 2, new float[] {10f, 20f}, 1);

  @Test
  void bothPartsOfTheSamplesAreScaled() {
    Dataset scaled = ModelScaling.ofInputs(inputs).withOutputs(outputs).apply(data);
    assertArrayEquals(new float[] {0f, 0f, 1f, 1f}, scaled.copyFeatures());
    assertArrayEquals(new float[] {0f, 2f}, scaled.copyTargets());
    assertArrayEquals(new float[] {10f, 20f}, data.copyTargets());
  }

  @Test
  void whatIsNotScaledStaysAsItIs() {
    assertSame(data, ModelScaling.none().apply(data));
    assertArrayEquals(data.copyTargets(), ModelScaling.ofInputs(inputs).apply(data).copyTargets());
    assertArrayEquals(
        data.copyFeatures(), ModelScaling.ofOutputs(outputs).apply(data).copyFeatures());
    float[] row = {3f, 6f};
    ModelScaling.ofOutputs(outputs).applyToInputs(row, 1);
    ModelScaling.ofInputs(inputs).invertOutputs(row, 2);
    assertArrayEquals(new float[] {3f, 6f}, row);
  }

  @Test
  void inputsAndOutputsOfTheModelAreScaledInPlace() {
    ModelScaling scaling = ModelScaling.ofOutputs(outputs).withInputs(inputs);
    float[] x = {3f, 6f, 9f};
    scaling.applyToInputs(x, 1);
    assertArrayEquals(new float[] {1f, 1f, 9f}, x);
    float[] y = {2f, 2f};
    scaling.invertOutputs(y, 1);
    assertArrayEquals(new float[] {20f, 2f}, y);
  }

  @Test
  void partsAreKept() {
    ModelScaling scaling = ModelScaling.ofInputs(inputs).withOutputs(outputs);
    assertSame(inputs, scaling.inputs());
    assertSame(outputs, scaling.outputs());
    assertEquals("inputs: scaled, outputs: scaled", scaling.toString());
  }

  @Test
  void nullIsNoScaling() {
    assertThrows(NullPointerException.class, () -> ModelScaling.ofInputs(null));
    assertThrows(NullPointerException.class, () -> ModelScaling.none().withOutputs(null));
    assertThrows(NullPointerException.class, () -> ModelScaling.none().applyToInputs(null, 1));
  }
}
