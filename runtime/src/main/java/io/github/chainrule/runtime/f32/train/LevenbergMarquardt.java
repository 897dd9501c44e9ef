package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.Settings;
import io.github.chainrule.runtime.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits a small network with squared error by the method of Levenberg and Marquardt, from the
 * derivatives of the outputs with respect to the parameters.
 *
 * <pre>{@code
 * SolverResult result = new LevenbergMarquardt().iterations(100).fit(model, data);
 * }</pre>
 *
 * <p>Each iteration solves (JᵀJ + μD) h = −Jᵀr for the step h, where D holds the largest diagonal
 * of JᵀJ so far (J. J. Moré: The Levenberg-Marquardt algorithm, 1978), adds half of the
 * acceleration along the step, which follows curved valleys, and doubles μ until the sum of the
 * squares falls; then μ is divided by ten (M. K. Transtrum, J. P. Sethna: Improvements to the
 * Levenberg-Marquardt algorithm for nonlinear least-squares minimization, arXiv:1201.5885). The
 * first step is disturbed by a fixed thousandth, since a symmetry of the network and the data would
 * otherwise last forever. All of it is in double, whatever the precision of the network, which
 * computes outputs and derivatives only.
 *
 * <p>The memory is that of P² doubles for P parameters that are not frozen, and the time of an
 * iteration grows with P³, so it is for some thousand parameters at most; there it needs far fewer
 * iterations than any other method. It runs in the caller's thread. Immutable: each setter returns
 * a changed copy. A fit allocates nothing from one iteration to the next.
 */
public final class LevenbergMarquardt {
  private int iterations = 100;
  private double gradientTolerance = 1e-12;
  private String[] frozen = {};
  private final List<TrainingListener> listeners = new ArrayList<>();

  /** The defaults: 100 iterations, and 1e-12 as the least gradient. */
  public LevenbergMarquardt() {}

  private LevenbergMarquardt(LevenbergMarquardt other) {
    iterations = other.iterations;
    gradientTolerance = other.gradientTolerance;
    frozen = other.frozen;
    listeners.addAll(other.listeners);
  }

  /**
   * Sets the number of iterations.
   *
   * @param iterations how many steps there are at most, at least 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is negative
   */
  public LevenbergMarquardt iterations(int iterations) {
    Settings.atLeast("iterations", iterations, 0);
    LevenbergMarquardt copy = new LevenbergMarquardt(this);
    copy.iterations = iterations;
    return copy;
  }

  /**
   * Sets where the fit ends.
   *
   * @param tolerance the norm of the mean loss's gradient to end at, at least 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public LevenbergMarquardt gradientTolerance(double tolerance) {
    Settings.notNegative("gradientTolerance", tolerance);
    LevenbergMarquardt copy = new LevenbergMarquardt(this);
    copy.gradientTolerance = tolerance;
    return copy;
  }

  /**
   * Keeps the parameters of layers as they are.
   *
   * @param layers the names of the layers
   * @return the changed copy
   */
  public LevenbergMarquardt freeze(String... layers) {
    LevenbergMarquardt copy = new LevenbergMarquardt(this);
    copy.frozen = layers.clone();
    return copy;
  }

  /**
   * Adds a listener; an iteration is an epoch of one batch, and its learning rate is 1/μ.
   *
   * @param listener the listener
   * @return the changed copy
   * @throws NullPointerException if it is null
   */
  public LevenbergMarquardt listener(TrainingListener listener) {
    Settings.present("listener", listener);
    LevenbergMarquardt copy = new LevenbergMarquardt(this);
    copy.listeners.add(listener);
    return copy;
  }

  /**
   * Fits a model from its present parameters on.
   *
   * @param model the model; its parameters are written
   * @param data the samples
   * @return how it ended
   * @throws IllegalArgumentException if there are no samples or targets, if they do not fit the
   *     model, if its loss is not SQUARED_ERROR, or if a frozen layer is none of the model
   * @throws DivergenceException if loss or derivatives are not finite; the parameters are those of
   *     the last finite state
   * @throws NullPointerException if an argument is null
   */
  public SolverResult fit(Model model, Dataset data) {
    Settings.present("model", model);
    Trainer.fits("data", model, data);
    if (data.outputs() == 0) {
      throw new IllegalArgumentException("data: expected targets, got none");
    }
    Span[] trained = UpdateRule.of(new Sgd(1)).freeze(frozen).newUpdater(model).trained();
    LeastSquares problem = new LeastSquares(model, data, trained);
    requireSquaredError(model, data, problem.value());
    SolverLog log = new SolverLog(iterations, data.size(), listeners);
    return new DampedSteps(model, data.size(), problem, log).run(iterations, gradientTolerance);
  }

  /** The model does not tell its loss, but its loss at the data does. */
  private static void requireSquaredError(Model model, Dataset data, double value) {
    double expected = value / data.size();
    BatchEvaluator evaluator = new BatchEvaluator(model, 1, Math.min(data.size(), 256));
    double loss = evaluator.loss(data);
    if (!Vectors.finite(expected) || !Vectors.finite(loss)) {
      throw new DivergenceException(1, 1, "the loss is " + loss);
    }
    if (Math.abs(loss - expected) > 1e-3 * Math.max(1e-3, Math.abs(expected))) {
      throw new IllegalArgumentException(
          "model: expected the loss SQUARED_ERROR, which here is "
              + expected
              + ", got a loss of "
              + loss);
    }
  }
}
