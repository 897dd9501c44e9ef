package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.train.Regularization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OptimizerTest {
  private static final int STEPS = 20;

  /** On the quadratic ½ Σ c (w − m)² the reference has its own gradients, all in double. */
  @ParameterizedTest
  @EnumSource
  void stepsOnAQuadraticAgreeWithThePublishedRule(ReferenceRules rule) {
    double[] curvature = {0.5, 1, 2, 3, 0.25};
    double[] minimum = {1, -2, 0.5, 0.3, -0.1};
    double[] w = {0.3, 0.4, -0.7, 0.9, -0.23};
    float[] p = rounded(w);
    float[] g = new float[5];
    double[][] memory = new double[5][3];
    Optimizer optimizer = rule.optimizer();
    Optimizer.State state = optimizer.newState(5);
    double last = Double.NaN;
    for (int t = 1; t <= STEPS; t++) {
      double loss = 0;
      double myLoss = 0;
      for (int k = 0; k < 5; k++) {
        loss += 0.5 * curvature[k] * (w[k] - minimum[k]) * (w[k] - minimum[k]);
        myLoss += 0.5 * curvature[k] * (p[k] - minimum[k]) * (p[k] - minimum[k]);
        g[k] = Real.round(curvature[k] * (p[k] - minimum[k]));
      }
      for (int k = 0; k < 5; k++) {
        double derivative = curvature[k] * (w[k] - minimum[k]);
        w[k] = rule.next(w[k], derivative, memory[k], t, loss > last);
      }
      last = loss;
      state.advance(myLoss);
      decay(optimizer, p);
      optimizer.update(state, p, g, 0, 5, optimizer.learningRate());
      // Each step rounds a handful of times, and the divisions amplify it near a minimum.
      assertClose(w, p, TestReal.tolerance(1000), "step " + t);
    }
  }

  private static void decay(Optimizer optimizer, float[] p) {
    for (int k = 0; k < p.length; k++) {
      p[k] = Real.round(p[k] * (1 - optimizer.learningRate() * optimizer.weightDecay()));
    }
  }

  /** On a network both take the gradients of the network, each at its own parameters. */
  @ParameterizedTest
  @EnumSource
  void stepsOnANetworkAgreeWithThePublishedRule(ReferenceRules rule) {
    TestNetwork network = new TestNetwork("SIGMOID", 3, 2, 2, 1);
    TestNetwork reference = new TestNetwork("SIGMOID", 3, 2, 2, 1);
    float[] x = {0.35f, 0.9f};
    float[] t = {0.5f};
    float[] g = new float[9];
    double[] w = new double[9];
    for (int k = 0; k < 9; k++) {
      w[k] = reference.parameters()[k];
    }
    double[][] memory = new double[9][3];
    Updater updater =
        UpdateRule.of(rule.optimizer())
            .withRegularization(Regularization.none().withBiases())
            .newUpdater(network);
    Backprop own = network.newBackprop();
    Backprop other = reference.newBackprop();
    double last = Double.NaN;
    for (int step = 1; step <= STEPS; step++) {
      System.arraycopy(rounded(w), 0, reference.parameters(), 0, 9);
      double loss = other.gradient(x, t, g);
      for (int k = 0; k < 9; k++) {
        w[k] = rule.next(w[k], g[k], memory[k], step, loss > last);
      }
      last = loss;
      double ownLoss = own.gradient(x, t, g);
      updater.step(g, ownLoss);
      // As above; in addition the gradients are those of slightly different parameters.
      assertClose(w, network.parameters(), TestReal.tolerance(2000), "step " + step);
    }
  }

  @ParameterizedTest
  @EnumSource
  void restoredStateGoesOnWithTheSameBits(ReferenceRules rule) {
    TestNetwork network = new TestNetwork("TANH", 3, 2, 3, 1);
    Updater updater = UpdateRule.of(rule.optimizer()).newUpdater(network);
    run(network, updater, 7);
    float[] parameters = network.parameters().clone();
    Optimizer.State saved = updater.state().copy();
    run(network, updater, 9);
    float[] expected = network.parameters().clone();

    System.arraycopy(parameters, 0, network.parameters(), 0, parameters.length);
    Updater resumed = UpdateRule.of(rule.optimizer()).newUpdater(network);
    for (String name : saved.names()) {
      float[] array = saved.array(name);
      System.arraycopy(array, 0, resumed.state().array(name), 0, array.length);
    }
    resumed.state().resume(saved.steps(), saved.loss());
    run(network, resumed, 9);
    assertArrayEquals(expected, network.parameters());
  }

  @Test
  void stateOfAnotherShapeIsRefused() {
    Optimizer.State state = new Adam().newState(3);
    assertThrows(IllegalArgumentException.class, () -> state.set(new Adam().newState(4)));
    assertThrows(IllegalArgumentException.class, () -> state.set(new RmsProp().newState(3)));
    assertThrows(IllegalArgumentException.class, () -> state.array("momentum"));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertEquals(
        "learningRate: expected a number over 0, got -1.0",
        assertThrows(IllegalArgumentException.class, () -> new Adam(-1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Sgd(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Sgd(1).withMomentum(1));
    assertThrows(IllegalArgumentException.class, () -> new Adam().withBetas(0.9, 1.5));
  }

  private static void run(TestNetwork network, Updater updater, int steps) {
    float[] x = {0.35f, 0.9f, -0.5f, 0.25f};
    float[] t = {0.5f, -1f};
    float[] g = new float[network.parameters().length];
    Backprop backprop = network.newBackprop();
    for (int step = 0; step < steps; step++) {
      double loss = backprop.gradient(x, t, 2, g);
      updater.step(g, loss);
    }
  }

  private static float[] rounded(double[] values) {
    float[] p = new float[values.length];
    for (int k = 0; k < p.length; k++) {
      p[k] = Real.round(values[k]);
    }
    return p;
  }

  private static void assertClose(double[] expected, float[] actual, double tolerance, String at) {
    for (int k = 0; k < actual.length; k++) {
      double scale = Math.max(1, Math.abs(expected[k]));
      assertEquals(expected[k], actual[k], tolerance * scale, at + ", parameter " + k);
    }
  }
}
