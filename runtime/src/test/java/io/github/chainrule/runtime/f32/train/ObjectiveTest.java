package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.Regularization;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Solvers of objectives that come from outside, and what samples in memory give to them. */
final class ObjectiveTest {
  private static final int N = 600;

  private static Dataset sine() {
    float[] x = new float[N];
    float[] t = new float[N];
    for (int k = 0; k < N; k++) {
      double angle = -Math.PI + 2 * Math.PI * k / (N - 1);
      x[k] = Real.round(angle);
      t[k] = Real.round(Math.sin(angle));
    }
    return Dataset.of(x, 1, t, 1);
  }

  private static TestNetwork network() {
    return new TestNetwork("TANH", 11, 1, 8, 1);
  }

  /** The mean of several objectives by their weights, as a cluster would add it. */
  private static final class Sum implements Objective {
    private final SampleObjective[] parts;

    Sum(Dataset... data) {
      parts = new SampleObjective[data.length];
      for (int k = 0; k < data.length; k++) {
        parts[k] = new SampleObjective(network(), data[k]);
      }
    }

    @Override
    public double gradient(float[] parameters, float[] g) {
      double[] sums = new double[g.length];
      float[] part = new float[g.length];
      double loss = 0;
      double weight = 0;
      for (SampleObjective objective : parts) {
        loss += objective.weight() * objective.gradient(parameters, part);
        weight += objective.weight();
        for (int k = 0; k < g.length; k++) {
          sums[k] += objective.weight() * part[k];
        }
      }
      for (int k = 0; k < g.length; k++) {
        g[k] = Real.round(sums[k] / weight);
      }
      return loss / weight;
    }
  }

  @Test
  void objectiveFromOutsideEndsWithTheBitsOfTheSamplesThatItStandsFor() {
    Lbfgs lbfgs =
        new Lbfgs()
            .withIterations(30)
            .withFrozen("hidden1")
            .withRegularization(Regularization.none().withL2(1e-3));
    TestNetwork inside = network();
    TestNetwork outside = network();
    SolverResult expected = lbfgs.fit(inside, sine());
    SolverResult result = lbfgs.fit(outside, new SampleObjective(network(), sine()));
    assertArrayEquals(inside.parameters(), outside.parameters());
    assertEquals(expected.loss(), result.loss());
    assertEquals(expected.iterations(), result.iterations());
    assertTrue(result.iterations() > 5, result.toString());
    assertEquals(0, result.history().samplesPerSecond()[0]);
  }

  @Test
  void partsOfTheSamplesTogetherGiveLossAndGradientOfAll() {
    float[] weights = new float[N];
    for (int k = 0; k < N; k++) {
      weights[k] = 1 + k % 3;
    }
    Dataset data = sine().withWeights(weights);
    float[] p = network().parameters();
    float[] whole = new float[p.length];
    float[] parts = new float[p.length];
    double expected = new SampleObjective(network(), data).gradient(p, whole);
    Sum sum = new Sum(data.slice(0, 100), data.slice(100, 450), data.slice(450, N));
    double tolerance = TestReal.DOUBLE_PRECISION ? 1e-13 : 1e-6;
    assertEquals(expected, sum.gradient(p, parts), tolerance);
    assertArrayEquals(whole, parts, Real.round(tolerance));
    assertEquals(2 * N, new SampleObjective(network(), data).weight());
    assertEquals(expected, new SampleObjective(network(), data).loss(p), tolerance);
  }

  @Test
  void lossAloneIsThatOfTheGradient() {
    float[] p = network().parameters();
    SampleObjective objective = new SampleObjective(new TestNetwork("TANH", 12, 1, 8, 1), sine());
    assertEquals(objective.gradient(p, new float[p.length]), objective.loss(p));
    p[0] += 0.5f;
    assertEquals(objective.gradient(p, new float[p.length]), objective.loss(p));
  }

  @Test
  void solverOfPartsLearns() {
    TestNetwork model = network();
    Dataset data = sine();
    new Lbfgs().withIterations(300).fit(model, new Sum(data.slice(0, 200), data.slice(200, N)));
    Backprop backprop = model.newBackprop();
    double loss = backprop.loss(data.copyFeatures(), data.copyTargets(), N);
    assertTrue(loss < 1e-3, "loss " + loss);
  }

  /** The line search may be anywhere when a machine is lost for good. */
  @Test
  void exceptionOfTheObjectiveLeavesTheParametersOfTheLastIteration() {
    TestNetwork reference = network();
    new Lbfgs().withIterations(1).fit(reference, new Sum(sine()));
    RuntimeException lost = new IllegalStateException("lost");
    Objective failing =
        new Objective() {
          private final Objective sum = new Sum(sine());
          private float[] first;

          @Override
          public double gradient(float[] parameters, float[] g) {
            if (first == null) {
              first = parameters.clone();
            }
            if (Arrays.equals(first, parameters)) {
              return sum.gradient(parameters, g);
            }
            throw lost;
          }
        };
    TestNetwork model = network();
    assertSame(lost, assertThrows(RuntimeException.class, () -> new Lbfgs().fit(model, failing)));
    assertArrayEquals(network().parameters(), model.parameters());
    assertTrue(!Arrays.equals(reference.parameters(), model.parameters()));
  }

  @Test
  void lossThatIsNotFiniteAtTheStartIsADivergence() {
    TestNetwork model = network();
    Objective objective =
        new Objective() {
          @Override
          public double gradient(float[] parameters, float[] g) {
            return Double.NaN;
          }
        };
    assertThrows(DivergenceException.class, () -> new Lbfgs().fit(model, objective));
    assertArrayEquals(network().parameters(), model.parameters());
  }

  @Test
  void whatIsMissingOrDoesNotFitIsNamed() {
    TestNetwork model = network();
    Objective none = null;
    assertEquals(
        "objective",
        assertThrows(NullPointerException.class, () -> new Lbfgs().fit(model, none)).getMessage());
    SampleObjective objective = new SampleObjective(model, sine());
    float[] p = model.parameters();
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> objective.gradient(p, new float[p.length - 1]))
            .getMessage();
    assertEquals("g: expected length 25 (parameters), got 24", message);
    Dataset wide = Dataset.of(new float[4], 2, new float[2], 1);
    assertThrows(IllegalArgumentException.class, () -> new SampleObjective(model, wide));
  }
}
