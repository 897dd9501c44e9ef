package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.train.History;
import io.github.chainrule.runtime.train.StopReason;

/** How a fit ended. */
public final class TrainingResult {
  private final History history;
  private final StopReason reason;
  private final Checkpoint checkpoint;

  TrainingResult(History history, StopReason reason, Checkpoint checkpoint) {
    this.history = history;
    this.reason = reason;
    this.checkpoint = checkpoint;
  }

  /**
   * The learning curve, of a resumed fit since it was resumed; its {@link #checkpoint} has all of
   * it.
   *
   * @return what was recorded of each epoch
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
   * The epoch whose parameters the model now has.
   *
   * @return with early stopping the best epoch, else the last; 0 if none was done
   */
  public int epoch() {
    return checkpoint.bestEpoch() > 0 ? checkpoint.bestEpoch() : checkpoint.epoch();
  }

  /**
   * The fit after its last epoch, from where it can be resumed.
   *
   * @return the checkpoint, with the parameters before the best ones were restored
   */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Says why and when the fit ended, and whose parameters the model has. */
  @Override
  public String toString() {
    return "Ended by "
        + reason
        + " after epoch "
        + checkpoint.epoch()
        + "; the parameters are those of epoch "
        + epoch();
  }
}
