package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import io.github.chainrule.runtime.train.FitOrigin;
import io.github.chainrule.runtime.train.History;
import io.github.chainrule.runtime.train.StopReason;

/**
 * A fit between two epochs: all that it takes to go on with the bits that it would have given. A
 * trainer of the same settings, on the same data, resumes it, in the same process or, by {@code
 * io.github.chainrule.runtime.f32.io.CheckpointFile}, in another.
 *
 * <p>The arrays are copied on the way in and out, so a checkpoint never changes.
 */
@CheckReturnValue
public final class Checkpoint {
  private final int epoch;
  private final float[] parameters;
  private final Optimizer.State state;
  private final int bestEpoch;
  private final double bestLoss;
  private final float[] bestParameters;

  /** Null if the fit has not ended. */
  private final StopReason reason;

  private final History history;

  /** Null if it is not known. */
  private final FitOrigin origin;

  /**
   * Puts together a checkpoint that was stored.
   *
   * @param epoch the number of epochs done
   * @param parameters the parameters after them
   * @param state what the optimizer remembers
   * @param bestEpoch the epoch with the best loss so far, 0 if there is no early stopping
   * @param bestLoss its loss
   * @param bestParameters the parameters after it, null if there is no early stopping
   * @throws IllegalArgumentException if an epoch is negative, if the best is after the last, or if
   *     only one of best epoch and best parameters is there
   * @throws NullPointerException if parameters or state are null
   */
  public Checkpoint(
      int epoch,
      float[] parameters,
      Optimizer.State state,
      int bestEpoch,
      double bestLoss,
      float[] bestParameters) {
    this(epoch, parameters, state, bestEpoch, bestLoss, bestParameters, null, new History(0));
  }

  /**
   * Puts together a checkpoint that was stored with why the fit had ended and with its learning
   * curve.
   *
   * @param epoch the number of epochs done
   * @param parameters the parameters after them
   * @param state what the optimizer remembers
   * @param bestEpoch the epoch with the best loss so far, 0 if there is no early stopping
   * @param bestLoss its loss
   * @param bestParameters the parameters after it, null if there is no early stopping
   * @param reason why the fit has ended, null if it has not
   * @param history what was recorded of the epochs, or of the last of them
   * @throws IllegalArgumentException if an epoch is negative, if the best is after the last, if
   *     only one of best epoch and best parameters is there, or if more epochs are on record
   * @throws NullPointerException if parameters, state or history are null
   */
  public Checkpoint(
      int epoch,
      float[] parameters,
      Optimizer.State state,
      int bestEpoch,
      double bestLoss,
      float[] bestParameters,
      StopReason reason,
      History history) {
    Settings.atLeast("epoch", epoch, 0);
    Settings.atLeast("bestEpoch", bestEpoch, 0);
    Settings.present("parameters", parameters);
    Settings.present("state", state);
    Settings.present("history", history);
    if (bestEpoch > epoch) {
      throw Unexpected.argument("bestEpoch", "at most " + epoch, bestEpoch);
    }
    if (bestEpoch > 0 != (bestParameters != null)) {
      throw Unexpected.argument(
          "bestParameters",
          bestEpoch > 0 ? "those of epoch " + bestEpoch : "none without a best epoch",
          bestEpoch > 0 ? "none" : "some");
    }
    if (bestEpoch > 0 && Double.isNaN(bestLoss)) {
      throw Unexpected.argument("bestLoss", "a number", bestLoss);
    }
    if (history.epochs() > epoch) {
      throw Unexpected.argument("history", "at most " + epoch + " epochs", history.epochs());
    }
    this.epoch = epoch;
    this.parameters = parameters.clone();
    this.state = state.copy();
    this.bestEpoch = bestEpoch;
    this.bestLoss = bestLoss;
    this.bestParameters = bestParameters == null ? null : bestParameters.clone();
    this.reason = reason;
    this.history = history.since(0);
    this.origin = null;
  }

  private Checkpoint(Checkpoint other, StopReason reason, FitOrigin origin) {
    this.epoch = other.epoch;
    this.parameters = other.parameters;
    this.state = other.state;
    this.bestEpoch = other.bestEpoch;
    this.bestLoss = other.bestLoss;
    this.bestParameters = other.bestParameters;
    this.history = other.history;
    this.reason = reason;
    this.origin = origin;
  }

  /** Takes what nobody else will write; without early stopping that is null. */
  Checkpoint(
      int epoch,
      float[] parameters,
      Optimizer.State state,
      EarlyStopping stopping,
      StopReason reason,
      History history,
      FitOrigin origin) {
    this.epoch = epoch;
    this.reason = reason;
    this.origin = origin;
    this.history = history;
    this.parameters = parameters;
    this.state = state;
    if (stopping == null) {
      this.bestEpoch = 0;
      this.bestLoss = Double.NaN;
      this.bestParameters = null;
    } else {
      this.bestEpoch = stopping.bestEpoch();
      this.bestLoss = stopping.bestLoss();
      this.bestParameters = stopping.best();
    }
  }

  /**
   * The number of epochs done.
   *
   * @return the number of epochs
   */
  public int epoch() {
    return epoch;
  }

  /**
   * The parameters after the last epoch, which need not be the best.
   *
   * @return a new array
   */
  public float[] parameters() {
    return parameters.clone();
  }

  /**
   * What the optimizer remembers.
   *
   * @return a copy
   */
  public Optimizer.State state() {
    return state.copy();
  }

  /**
   * The epoch with the best loss.
   *
   * @return the epoch, from 1; 0 if there is no early stopping
   */
  public int bestEpoch() {
    return bestEpoch;
  }

  /**
   * The best loss.
   *
   * @return the loss of the best epoch; infinite or NaN if there is no early stopping
   */
  public double bestLoss() {
    return bestLoss;
  }

  /**
   * The parameters after the best epoch.
   *
   * @return a new array, null if there is no early stopping
   */
  public float[] bestParameters() {
    return bestParameters == null ? null : bestParameters.clone();
  }

  /**
   * Why the fit has ended. Resumed, such a fit runs no epoch more and gives the same result; but
   * one that has ended by {@link StopReason#EPOCHS} goes on if it now has more of them.
   *
   * @return the reason, null if the fit has not ended
   */
  public StopReason reason() {
    return reason;
  }

  /**
   * This checkpoint as if the fit had not ended: resumed, it goes on, also with another number of
   * samples or with batches of another size.
   *
   * @return a checkpoint without a reason, which remembers of its origin only the layers
   */
  public Checkpoint reopened() {
    return new Checkpoint(this, null, origin == null ? null : origin.ofAnyData());
  }

  /**
   * What the fit was of, so that it is not resumed with something else.
   *
   * @return the layers and the size of the data; null if it is not known
   */
  public FitOrigin origin() {
    return origin;
  }

  /**
   * Puts together a checkpoint that was stored with what its fit was of.
   *
   * @param origin the layers and the size of the data, null if not known
   * @return the changed copy
   */
  public Checkpoint withOrigin(FitOrigin origin) {
    return new Checkpoint(this, reason, origin);
  }

  /**
   * The learning curve from the first epoch on, also of fits that were resumed.
   *
   * @return a copy
   */
  public History history() {
    return history.since(0);
  }

  /** Says after which epoch it was taken, whether the fit has ended, and of which layers it is. */
  @Override
  public String toString() {
    return "Checkpoint after epoch "
        + epoch
        + (bestEpoch > 0 ? ", the best was " + bestEpoch : "")
        + (reason != null ? ", ended by " + reason : "")
        + (origin != null ? "; " + origin : "");
  }
}
