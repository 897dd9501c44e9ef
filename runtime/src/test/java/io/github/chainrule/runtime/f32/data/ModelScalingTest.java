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

  /** ∂y/∂x = (1 2) for scaled numbers; y has scale 5 and the inputs have 2 and 4. */
  @Test
  void derivativesAreBroughtToTheUnitsOfTheData() {
    float[] both = {1, 2, 10, 20};
    ModelScaling.ofInputs(inputs).withOutputs(outputs).invertJacobian(both, 2);
    assertArrayEquals(new float[] {2.5f, 2.5f, 25, 25}, both);
    float[] byInputs = {1, 2, 10, 20};
    ModelScaling.ofInputs(inputs).invertJacobian(byInputs, 1);
    assertArrayEquals(new float[] {0.5f, 0.5f, 5, 5}, byInputs);
    float[] ofOutputs = {1, 2, 10, 20};
    Scaling two = Scaling.of(new double[2], new double[] {5, 3});
    ModelScaling.ofOutputs(two).invertJacobian(ofOutputs, 1);
    assertArrayEquals(new float[] {5, 10, 30, 60}, ofOutputs);
    ModelScaling.none().invertJacobian(ofOutputs, 1);
    assertArrayEquals(new float[] {5, 10, 30, 60}, ofOutputs);
  }

  /** The slope of a line through the raw numbers, however large they are. */
  @Test
  void unitsOfLargeNumbersCount() {
    float big = Float.MAX_VALUE;
    Scaling of = Scaling.minMax(new float[] {-big, big}, 1);
    Scaling to = Scaling.minMax(new float[] {0, 2}, 1);
    float[] j = {1};
    ModelScaling.ofInputs(of).withOutputs(to).invertJacobian(j, 1);
    assertEquals(1.0 / big, j[0], 1e-6 / big);
    j[0] = 1;
    ModelScaling.ofInputs(of).withOutputs(of).invertJacobian(j, 1);
    assertEquals(1, j[0]);
  }

  @Test
  void whatAreNoJacobiansIsRefused() {
    ModelScaling scaling = ModelScaling.ofInputs(inputs).withOutputs(outputs);
    refused("j: expected Jacobians [2][1][2], got length 3", scaling, new float[3], 2);
    refused("j: expected Jacobians [1][1][2], got length 4", scaling, new float[4], 1);
    refused("j: expected Jacobians [1][1][2], got length 0", scaling, new float[0], 1);
    refused("n: expected at least 1, got 0", scaling, new float[2], 0);
    ModelScaling one = ModelScaling.ofInputs(inputs);
    refused("j: expected Jacobians [1][outputs][2], got length 3", one, new float[3], 1);
    refused("j: expected Jacobians [1][outputs][2], got length 1", one, new float[1], 1);
    ModelScaling other = ModelScaling.ofOutputs(outputs);
    refused("j: expected Jacobians [3][1][inputs], got length 4", other, new float[4], 3);
  }

  private static void refused(String message, ModelScaling scaling, float[] j, int n) {
    float[] before = j.clone();
    Exception e = assertThrows(IllegalArgumentException.class, () -> scaling.invertJacobian(j, n));
    assertEquals(message, e.getMessage());
    assertArrayEquals(before, j);
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
