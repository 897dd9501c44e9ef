package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import io.github.chainrule.runtime.train.DivergenceException;

/**
 * Fits a small network with squared error by the method of Levenberg and Marquardt, from the
 * derivatives of the outputs with respect to the parameters.
 *
 * <pre>{@code
 * SolverResult result = new LevenbergMarquardt().withIterations(100).fit(model, data);
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
 * iterations than any other method. It runs in the caller's thread. The learning rate that
 * listeners see is 1/μ.
 */
public final class LevenbergMarquardt extends Solver<LevenbergMarquardt> {
  /** The defaults: 100 iterations, and 1e-12 as the least gradient. */
  public LevenbergMarquardt() {
    super(1e-12);
  }

  private LevenbergMarquardt(LevenbergMarquardt other) {
    super(other);
  }

  @Override
  LevenbergMarquardt copy() {
    return new LevenbergMarquardt(this);
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
  @Override
  public SolverResult fit(Model model, Dataset data) {
    Settings.present("model", model);
    if (!model.loss().name().equals("SQUARED_ERROR")) {
      throw Unexpected.argument("model", "the loss SQUARED_ERROR", model.loss());
    }
    Trainer.fits("data", model, data);
    Span[] trained = UpdateRule.of(new Sgd(1)).withFrozen(frozen).newUpdater(model).trained();
    LeastSquares problem = new LeastSquares(model, data, trained);
    SolverLog log = new SolverLog(iterations, data.size(), listeners);
    double weight = data.totalWeight(null, 0, data.size());
    try {
      return new DampedSteps(model, weight, problem, log).run(iterations, gradientTolerance);
    } catch (DivergenceException e) {
      throw NonFinite.explained(e, data);
    }
  }
}
