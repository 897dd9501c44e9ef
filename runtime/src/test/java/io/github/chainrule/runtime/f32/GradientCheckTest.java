package io.github.chainrule.runtime.f32;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.PlainNetwork.Curve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GradientCheckTest {
  @ParameterizedTest
  @EnumSource(names = {"TANH", "SIGMOID", "SOFTPLUS", "RELU"})
  void rightDerivativesPass(Curve curve) {
    for (int seed = 0; seed < 20; seed++) {
      Model model = new PlainNetwork(curve, seed, 3, 8, 6, 2);
      GradientReport report = new GradientCheck(model).atRandomPoints(3, seed);
      assertTrue(report.passed(), "seed " + seed + ": " + report);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TANH", "RELU"})
  void rightDerivativesOfTinyAndOfWideNetworksPass(Curve curve) {
    for (int seed = 0; seed < 20; seed++) {
      Model tiny = new PlainNetwork(curve, seed, 2, 3, 1);
      GradientReport report = new GradientCheck(tiny).atRandomPoints(4, seed);
      assertTrue(report.passed(), "seed " + seed + ": " + report);
    }
    new GradientCheck(new PlainNetwork(curve, 1, 12, 64, 5)).atRandomPoints(1, 1).assertPassed();
  }

  /** As training makes them: then intermediate values are larger than those they make. */
  @ParameterizedTest
  @EnumSource(names = {"TANH", "SIGMOID", "SOFTPLUS", "RELU"})
  void rightDerivativesOfLargeWeightsPass(Curve curve) {
    for (int seed = 0; seed < 100; seed++) {
      Model model = withWeightsTimes(1 << seed % 6, new PlainNetwork(curve, seed, 3, 8, 6, 2));
      GradientReport report = new GradientCheck(model).atRandomPoints(1, seed);
      assertEquals(0, wrong(report), "seed " + seed + ": " + report);
    }
  }

  @Test
  void wrongDerivativeOfLargeWeightsIsCaught() {
    for (int seed = 0; seed < 30; seed++) {
      Model faulty = new PlainNetwork(Curve.WRONG_TANH, seed, 3, 8, 6, 2);
      Model model = withWeightsTimes(1 << seed % 4, faulty);
      GradientReport report = new GradientCheck(model).atRandomPoints(2, seed);
      for (CheckedQuantity quantity : report.quantities().subList(1, 8)) {
        assertTrue(quantity.wrong() > 0, "seed " + seed + ": " + quantity);
      }
    }
  }

  private static Model withWeightsTimes(int factor, Model model) {
    float[] parameters = model.parameters();
    for (int k = 0; k < parameters.length; k++) {
      parameters[k] *= factor;
    }
    return model;
  }

  private static int wrong(GradientReport report) {
    int wrong = 0;
    for (CheckedQuantity quantity : report.quantities()) {
      wrong += quantity.wrong();
    }
    return wrong;
  }

  @ParameterizedTest
  @EnumSource(names = {"WRONG_TANH", "WRONG_RELU"})
  void wrongActivationDerivativeIsCaughtInEveryQuantity(Curve curve) {
    for (int seed = 0; seed < 20; seed++) {
      Model model = new PlainNetwork(curve, seed, 3, 8, 6, 2);
      GradientReport report = new GradientCheck(model).atRandomPoints(2, seed);
      assertFalse(report.passed());
      for (CheckedQuantity quantity : report.quantities().subList(1, 8)) {
        assertTrue(quantity.wrong() > 0, "seed " + seed + ": " + quantity);
      }
    }
  }

  @Test
  void singleWrongDerivativeIsCaughtAndNamed() {
    float onePercentTooMuch = 1.01f;
    Model model = new PlainNetwork(Curve.TANH, 7, 4, 5, 3).withFault(12, onePercentTooMuch);
    GradientReport report = new GradientCheck(model).atRandomPoints(1, 7);
    CheckedQuantity gradient = report.quantities().get(1);
    assertEquals("gradient", gradient.name());
    assertEquals("layer1: weight 2 -> 2 (parameter 12)", gradient.worstCoordinate());
    assertEquals(2, gradient.wrong(), "once for each of the two gradients");
    assertEquals(0.01, gradient.worstError(), 1e-3);
    CheckedQuantity jacobian = report.quantities().get(6);
    assertEquals("parameter Jacobian", jacobian.name());
    assertEquals(3, jacobian.wrong(), "once for each output");
    assertTrue(
        jacobian.worstCoordinate().endsWith(" by layer1: weight 2 -> 2 (parameter 12)"),
        jacobian.worstCoordinate());
  }

  @Test
  void anySingleDerivativeOnePercentOffIsCaught() {
    int parameters = new PlainNetwork(Curve.TANH, 3, 4, 6, 3).parameters().length;
    for (int p = 0; p < parameters; p++) {
      Model model = new PlainNetwork(Curve.TANH, 3, 4, 6, 3).withFault(p, 1.01f);
      GradientReport report = new GradientCheck(model).atRandomPoints(2, 9);
      assertTrue(report.quantities().get(1).wrong() > 0, "parameter " + p + ": " + report);
    }
  }

  @Test
  void wrongDerivativeOfANetworkWithKinksIsCaught() {
    for (int seed = 0; seed < 20; seed++) {
      Model model = new PlainNetwork(Curve.RELU, seed, 4, 16, 3).withFault(129, 1.01f);
      GradientReport report = new GradientCheck(model).atRandomPoints(4, seed);
      assertEquals(0, report.quantities().get(2).wrong(), report.toString());
      assertTrue(report.quantities().get(1).wrong() > 0, report.toString());
    }
  }

  @Test
  void derivativeThatIsNotANumberIsCaughtAndNamed() {
    Model model = new PlainNetwork(Curve.TANH, 7, 4, 5, 3).withFault(24, Float.NaN);
    CheckedQuantity gradient = new GradientCheck(model).atRandomPoints(1, 7).quantities().get(1);
    assertEquals("layer1: bias 4 (parameter 24)", gradient.worstCoordinate());
  }

  @Test
  void lossThatDiffersFromTheGradientsLossIsCaught() {
    Model model = new PlainNetwork(Curve.TANH, 7, 4, 5, 3).withFaultyLoss(1e-3);
    CheckedQuantity loss = new GradientCheck(model).atRandomPoints(1, 7).quantities().get(0);
    assertEquals(2, loss.wrong());
  }

  @Test
  void pointWithEveryUnitOnItsKinkPasses() {
    for (int seed = 0; seed < 20; seed++) {
      // All biases are 0, so at x = 0 all pre-activations are.
      Model model = new PlainNetwork(Curve.RELU, seed, 2, 8, 1);
      GradientReport report = new GradientCheck(model).at(new float[2], new float[1]);
      assertTrue(report.passed(), "seed " + seed + ": " + report);
    }
  }

  @Test
  void saturatedNetworkPasses() {
    Model model = withWeightsTimes(100, new PlainNetwork(Curve.TANH, 3, 2, 4, 1));
    new GradientCheck(model).at(new float[] {1f, -2f}, new float[] {1f}).assertPassed();
  }

  @Test
  void networkThatFitsItsTargetExactlyPasses() {
    Model model = new PlainNetwork(Curve.TANH, 3, 2, 4, 1);
    float[] x = {0.5f, -0.25f};
    new GradientCheck(model).at(x, model.predict(x)).assertPassed();
  }

  @Test
  void targetMayBeNull() {
    Model model = new PlainNetwork(Curve.TANH, 3, 2, 4, 1);
    new GradientCheck(model).at(new float[] {0.5f, -0.25f}, null).assertPassed();
  }

  @Test
  void parametersAndPointAreLeftAsTheyWere() {
    Model model = new PlainNetwork(Curve.RELU, 3, 2, 4, 1);
    float[] parameters = model.parameters().clone();
    float[] x = {0f, -0f};
    float[] t = {0.5f};
    new GradientCheck(model).at(x, t);
    assertArrayEquals(parameters, model.parameters());
    assertArrayEquals(new float[] {0f, -0f}, x);
    assertArrayEquals(new float[] {0.5f}, t);
  }

  @Test
  void parametersAreLeftAsTheyWereWhenTheModelThrows() {
    for (int calls = 0; calls < 600; calls += 7) {
      PlainNetwork model = new PlainNetwork(Curve.TANH, 3, 2, 4, 1).failingAfter(calls);
      float[] parameters = model.parameters().clone();
      GradientCheck check = new GradientCheck(model);
      assertThrows(IllegalStateException.class, () -> check.atRandomPoints(1, 1));
      assertArrayEquals(parameters, model.parameters(), "after " + calls + " forward passes");
    }
  }

  @Test
  void sameSeedGivesTheSameReport() {
    Model model = new PlainNetwork(Curve.RELU, 3, 2, 4, 1);
    assertEquals(
        new GradientCheck(model).atRandomPoints(2, 5).toString(),
        new GradientCheck(model).atRandomPoints(2, 5).toString());
  }

  @Test
  void failureThrowsTheReport() {
    GradientReport report =
        new GradientCheck(new PlainNetwork(Curve.WRONG_TANH, 1, 2, 3, 1)).atRandomPoints(2, 1);
    AssertionError error = assertThrows(AssertionError.class, report::assertPassed);
    assertEquals(report.toString(), error.getMessage());
    assertTrue(report.toString().startsWith("Gradient check FAILED at 2 points\n  loss: ok, "));
    assertTrue(report.toString().contains("\n  input gradient: WRONG, 4 compared, 0 skipped, "));
  }

  @Test
  void argumentsThatDoNotFitAreRefused() {
    GradientCheck check = new GradientCheck(new PlainNetwork(Curve.TANH, 3, 2, 4, 1));
    float[] x = new float[2];
    assertMessage("x: expected length 2 (inputs), got 3", () -> check.at(new float[3], null));
    assertMessage("t: expected length 1 (outputs), got 2", () -> check.at(x, new float[2]));
    assertMessage("points: expected at least 1, got 0", () -> check.atRandomPoints(0, 1));
    assertThrows(NullPointerException.class, () -> check.at(null, null));
    assertThrows(NullPointerException.class, () -> new GradientCheck(null));
  }

  private static void assertMessage(
      String message, org.junit.jupiter.api.function.Executable executable) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, executable).getMessage());
  }
}
