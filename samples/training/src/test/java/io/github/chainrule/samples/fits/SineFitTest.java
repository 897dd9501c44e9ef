package io.github.chainrule.samples.fits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f64.data.Dataset;
import io.github.chainrule.runtime.f64.metrics.Metrics;
import io.github.chainrule.runtime.f64.train.Lbfgs;
import io.github.chainrule.runtime.f64.train.LevenbergMarquardt;
import io.github.chainrule.runtime.f64.train.SolverResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The solvers on a generated network in double. */
class SineFitTest {
  private static final int POINTS = 100;

  /** A hundred points of the sine on [-π, π]. */
  private final Dataset sine = sine();

  private static Dataset sine() {
    double[] x = new double[POINTS];
    double[] t = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      x[k] = -Math.PI + 2 * Math.PI * k / (POINTS - 1);
      t[k] = Math.sin(x[k]);
    }
    return Dataset.of(x, 1, t, 1);
  }

  @Test
  void levenbergMarquardtLearnsTheSineForNineOfTenSeeds() {
    int learnt = 0;
    double worst = 0;
    for (int seed = 0; seed < 10; seed++) {
      SineCurveNetwork network = SineCurveNetwork.create(seed);
      SolverResult result = new LevenbergMarquardt().withIterations(100).fit(network, sine);
      double[] y = new double[POINTS];
      network.newForward().forward(sine.copyFeatures(), y, POINTS);
      double error = Metrics.meanSquaredError(y, sine.copyTargets(), POINTS, 1);
      assertTrue(result.iterations() <= 100);
      // The loss is half the squared error; its sums are others, hence rounded otherwise.
      assertEquals(2 * result.loss(), error, 1e-9 * error);
      worst = Math.max(worst, error);
      learnt += error < 1e-6 ? 1 : 0;
    }
    assertTrue(learnt >= 9, learnt + " of 10 seeds, worst error " + worst);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void numberOfThreadsDoesNotChangeABitOfLbfgs(int threads) {
    SineCurveNetwork one = SineCurveNetwork.create(1);
    SineCurveNetwork several = SineCurveNetwork.create(1);
    Lbfgs lbfgs = new Lbfgs().withIterations(50).withBlockSize(9);
    SolverResult expected = lbfgs.fit(one, sine);
    SolverResult result = lbfgs.withThreads(threads).fit(several, sine);
    assertArrayEquals(one.parameters(), several.parameters());
    assertArrayEquals(expected.history().loss(), result.history().loss());
  }
}
