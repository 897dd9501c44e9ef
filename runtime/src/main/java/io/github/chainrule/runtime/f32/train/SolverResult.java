package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.train.History;
import io.github.chainrule.runtime.train.StopReason;

/** How a second-order fit ended. */
public final class SolverResult {
  private final History history;
  private final StopReason reason;
  private final double loss;

  SolverResult(History history, StopReason reason, double loss) {
    this.history = history;
    this.reason = reason;
    this.loss = loss;
  }

  /**
   * The number of iterations done.
   *
   * @return the number of iterations, 0 or more
   */
  public int iterations() {
    return history.epochs();
  }

  /**
   * The learning curve, an epoch an iteration.
   *
   * @return what was recorded after each iteration
   */
  public History history() {
    return history;
  }

  /**
   * Why the fit ended.
   *
   * @return the reason
   */
  public StopReason reason() {
    return reason;
  }

  /**
   * The mean loss of the samples at the parameters that the model now has, without penalties.
   *
   * @return the loss
   */
  public double loss() {
    return loss;
  }

  /** Says why and when the fit ended, and the loss. */
  @Override
  public String toString() {
    return "Ended by " + reason + " after iteration " + iterations() + "; the loss is " + loss;
  }
}
