package io.github.chainrule.samples.fits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.runtime.f64.data.Dataset;
import io.github.chainrule.runtime.f64.train.Trainer;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import io.github.chainrule.samples.textbook.TwoNeuronsNetwork;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The first steps of each optimizer on the textbook's chain of two neurons, through a whole fit,
 * against the published formulas with derivatives worked out by hand.
 */
class TextbookStepsTest {
  private static final int STEPS = 20;

  /**
   * Both sides round some dozen times a step, 1e-16 each, and no formula makes more than a
   * thousandfold of it in twenty steps.
   */
  private static final double TOLERANCE = 1e-12;

  private static final double[] X = {-0.9, 0.1};
  private static final double[] T = {1};

  /** Two weights and the bias of G, then the weight and the bias of F. */
  private static final double[] START = {0.6, -0.1, 0.3, 0.5, -0.2};

  private static final boolean[] IS_BIAS = {false, false, true, false, true};

  @ParameterizedTest
  @EnumSource
  void firstTwentyStepsAgreeWithThePublishedFormula(UpdateFormula formula) {
    TwoNeuronsNetwork network = TwoNeuronsNetwork.of(START.clone());
    List<double[]> steps = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    Trainer.builder()
        .optimizer(formula.optimizer())
        .fullBatch()
        .epochs(STEPS)
        .listener(recorder(network, steps, losses))
        .build()
        .fit(network, Dataset.of(X, 2, T, 1));
    assertEquals(STEPS, steps.size());
    double[] w = START.clone();
    double[][] memory = new double[w.length][3];
    double last = Double.NaN;
    for (int k = 1; k <= STEPS; k++) {
      double[] g = new double[w.length];
      double loss = lossAndGradient(w, g);
      for (int i = 0; i < w.length; i++) {
        boolean risen = loss > last;
        w[i] =
            IS_BIAS[i]
                ? formula.nextBias(w[i], g[i], memory[i], k, risen)
                : formula.next(w[i], g[i], memory[i], k, risen);
      }
      last = loss;
      assertEquals(loss, losses.get(k - 1), TOLERANCE, "loss before step " + k);
      assertArrayEquals(w, steps.get(k - 1), TOLERANCE, "after step " + k);
    }
  }

  /** E = (f - t)²/2 with f = σ(b_f + w g) and g = tanh(b_g + w1 x1 + w2 x2). */
  private static double lossAndGradient(double[] w, double[] gradient) {
    double g = Math.tanh(w[2] + w[0] * X[0] + w[1] * X[1]);
    double f = 1 / (1 + Math.exp(-(w[4] + w[3] * g)));
    double errorTermOfF = (f - T[0]) * f * (1 - f);
    double errorTermOfG = errorTermOfF * w[3] * (1 - g * g);
    gradient[0] = errorTermOfG * X[0];
    gradient[1] = errorTermOfG * X[1];
    gradient[2] = errorTermOfG;
    gradient[3] = errorTermOfF * g;
    gradient[4] = errorTermOfF;
    return 0.5 * (f - T[0]) * (f - T[0]);
  }

  private static TrainingListener recorder(
      TwoNeuronsNetwork network, List<double[]> steps, List<Double> losses) {
    return new TrainingListener() {
      @Override
      public void batchEnded(Progress progress) {
        steps.add(network.parameters().clone());
        losses.add(progress.loss());
      }
    };
  }
}
