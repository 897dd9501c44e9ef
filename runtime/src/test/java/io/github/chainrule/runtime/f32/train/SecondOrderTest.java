package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.StopReason;
import io.github.chainrule.runtime.train.TrainingListener;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SecondOrderTest {
  /** A hundred points of the sine on [−π, π]. */
  private static Dataset sine() {
    float[] x = new float[100];
    float[] t = new float[100];
    for (int k = 0; k < 100; k++) {
      double angle = -Math.PI + 2 * Math.PI * k / 99;
      x[k] = Real.round(angle);
      t[k] = Real.round(Math.sin(angle));
    }
    return Dataset.of(x, 1, t, 1);
  }

  private static TestNetwork network(long seed) {
    return new TestNetwork("TANH", seed, 1, 10, 1);
  }

  @Test
  void levenbergMarquardtLearnsTheSineInAHundredIterations() {
    int good = 0;
    for (int seed = 0; seed < 10; seed++) {
      SolverResult result = new LevenbergMarquardt().fit(network(seed), sine());
      // The loss is half of the mean squared error; rounding to float leaves about 1e-6.
      good += 2 * result.loss() < (TestReal.DOUBLE_PRECISION ? 1e-6 : 1e-5) ? 1 : 0;
    }
    assertTrue(good >= 9, good + " of 10 seeds");
  }

  @Test
  void quasiNewtonLearnsTheSine() {
    TestNetwork network = network(1);
    SolverResult result = new Lbfgs().withIterations(500).fit(network, sine());
    assertTrue(result.loss() < 1e-4, "loss " + result.loss());
    double loss = network.newBackprop().loss(sine().copyFeatures(), sine().copyTargets(), 100);
    assertEquals(loss, result.loss(), "the parameters are those of the result");
  }

  @Test
  void objectiveNeverRises() {
    double[] lbfgs = new Lbfgs().fit(network(2), sine()).history().loss();
    double[] marquardt = new LevenbergMarquardt().fit(network(2), sine()).history().loss();
    for (double[] losses : new double[][] {lbfgs, marquardt}) {
      for (int k = 1; k < losses.length; k++) {
        assertTrue(losses[k] <= losses[k - 1]);
      }
    }
  }

  /** A network without a hidden layer is a linear model, and its loss a quadratic. */
  @Test
  void leastSquaresOfALinearModelAreFound() {
    Dataset data = Dataset.of(new float[] {0f, 1f, 2f, 3f}, 1, new float[] {1f, 3f, 4f, 8f}, 1);
    TestNetwork lbfgs = new TestNetwork("TANH", 1, 1, 1);
    new Lbfgs().withGradientTolerance(0).fit(lbfgs, data);
    TestNetwork marquardt = new TestNetwork("TANH", 1, 1, 1);
    new LevenbergMarquardt().fit(marquardt, data);
    // By the normal equations: slope 2.2, intercept 0.7. In float the loss is flat to 1e-4.
    float[] solution = {2.2f, 0.7f};
    float tolerance = TestReal.DOUBLE_PRECISION ? 1e-7f : 1e-3f;
    assertArrayEquals(solution, lbfgs.parameters(), tolerance);
    assertArrayEquals(solution, marquardt.parameters(), tolerance);
  }

  /** A linear model y = wx + b of inputs near 1 and targets whose gradients have no squares. */
  @Test
  void quasiNewtonFindsLeastSquaresWhoseGradientsHaveNoSquares() {
    float size = Real.round(Math.pow(2, TestReal.DOUBLE_PRECISION ? 400 : 40));
    float[] x = {0f, size, 2 * size, 3 * size};
    TestNetwork model = new TestNetwork("TANH", 1, 1, 1);
    SolverResult result =
        new Lbfgs().fit(model, Dataset.of(x, 1, new float[] {0f, size, 2 * size, 3 * size}, 1));
    assertEquals(1, model.parameters()[0], 1e-6);
    assertTrue(result.iterations() > 0, result.toString());
  }

  /** Nor have those of the smallest; the targets are a line, y = 2x + 1, in so small a unit. */
  @Test
  void quasiNewtonFindsTheSmallestLeastSquares() {
    float unit = Real.round(Math.pow(2, TestReal.DOUBLE_PRECISION ? -480 : -40));
    float[] t = {unit, 3 * unit, 5 * unit, 7 * unit};
    TestNetwork model = new TestNetwork("TANH", 1, 1, 1);
    Arrays.fill(model.parameters(), 0);
    new Lbfgs().gradientTolerance(0).fit(model, Dataset.of(new float[] {0f, 1f, 2f, 3f}, 1, t, 1));
    assertEquals(2, model.parameters()[0] / unit, 1e-3);
    assertEquals(1, model.parameters()[1] / unit, 1e-3);
  }

  @Test
  void numberOfThreadsDoesNotChangeABit() {
    TestNetwork one = network(3);
    TestNetwork seven = network(3);
    Lbfgs lbfgs = new Lbfgs().withIterations(20).withBlockSize(9);
    lbfgs.fit(one, sine());
    lbfgs.withThreads(7).fit(seven, sine());
    assertArrayEquals(one.parameters(), seven.parameters());
  }

  @Test
  void frozenLayersKeepTheirBits() {
    for (Solver<?> solver : List.of(new Lbfgs(), new LevenbergMarquardt())) {
      TestNetwork network = network(4);
      float[] before = network.parameters().clone();
      solver.withFrozen("hidden1").withIterations(5).fit(network, sine());
      boolean moved = false;
      for (int k = 0; k < before.length; k++) {
        boolean same = before[k] == network.parameters()[k];
        assertTrue(same || k >= 20, "parameter " + k);
        moved |= !same;
      }
      assertTrue(moved);
    }
  }

  @Test
  void penaltyIsPartOfTheObjective() {
    TestNetwork free = network(5);
    TestNetwork bound = network(5);
    new Lbfgs().fit(free, sine());
    new Lbfgs().withRegularization(Regularization.none().withL2(0.1)).fit(bound, sine());
    assertTrue(squares(bound) < squares(free));
  }

  private static double squares(TestNetwork network) {
    double sum = 0;
    for (float w : network.parameters()) {
      sum += w * w;
    }
    return sum;
  }

  @Test
  void listenerEndsTheFitAndSeesEachIteration() {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(Progress progress) {
            if (progress.epoch() == 3) {
              progress.stop();
            }
          }
        };
    SolverResult result = new Lbfgs().withListener(listener).fit(network(6), sine());
    assertEquals(StopReason.LISTENER, result.reason());
    assertEquals(3, result.iterations());
    result = new LevenbergMarquardt().withListener(listener).fit(network(6), sine());
    assertEquals(StopReason.LISTENER, result.reason());
    assertEquals(3, result.iterations());
    assertEquals(StopReason.EPOCHS, new Lbfgs().withIterations(2).fit(network(6), sine()).reason());
    assertEquals(0, new Lbfgs().withIterations(0).fit(network(6), sine()).iterations());
  }

  @Test
  void whatIsNotFiniteIsFoundAtTheStart() {
    float[] x = {1f, Float.NaN};
    Dataset data = Dataset.of(x, 1, new float[2], 1);
    TestNetwork network = network(7);
    float[] before = network.parameters().clone();
    assertThrows(DivergenceException.class, () -> new Lbfgs().fit(network, data));
    assertThrows(DivergenceException.class, () -> new LevenbergMarquardt().fit(network, data));
    assertArrayEquals(before, network.parameters());
  }

  @Test
  void whatCannotBeFittedIsRefused() {
    TestNetwork network = network(8);
    assertThrows(
        IllegalArgumentException.class,
        () -> new LevenbergMarquardt().fit(network, Dataset.of(new float[3], 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Lbfgs().fit(network, Dataset.of(new float[3], 3, new float[1], 1)));
    assertThrows(IllegalArgumentException.class, () -> new Lbfgs().withMemory(0));
  }
}
