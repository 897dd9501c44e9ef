package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.train.Settings;

/**
 * A fit between two epochs: all that it takes to go on with the bits that it would have given. A
 * trainer of the same settings, on the same data, resumes it.
 *
 * <p>The arrays are copied on the way in and out, so a checkpoint never changes.
 */
public final class Checkpoint {
  private final int epoch;
  private final float[] parameters;
  private final Optimizer.State state;
  private final int bestEpoch;
  private final double bestLoss;
  private final float[] bestParameters;

  /**
   * Puts together a checkpoint that was stored.
   *
   * @param epoch the number of epochs done
   * @param parameters the parameters after them
   * @param state what the optimizer remembers
   * @param bestEpoch the epoch with the best loss so far, 0 if there is no early stopping
   * @param bestLoss its loss
   * @param bestParameters the parameters after it, null if there is no early stopping
   * @throws IllegalArgumentException if an epoch is negative
   * @throws NullPointerException if parameters or state are null
   */
  public Checkpoint(
      int epoch,
      float[] parameters,
      Optimizer.State state,
      int bestEpoch,
      double bestLoss,
      float[] bestParameters) {
    Settings.atLeast("epoch", epoch, 0);
    Settings.atLeast("bestEpoch", bestEpoch, 0);
    Settings.present("parameters", parameters);
    Settings.present("state", state);
    this.epoch = epoch;
    this.parameters = parameters.clone();
    this.state = state.copy();
    this.bestEpoch = bestEpoch;
    this.bestLoss = bestLoss;
    this.bestParameters = bestParameters == null ? null : bestParameters.clone();
  }

  /** Takes arrays and a state that nobody else will write; without early stopping it is null. */
  Checkpoint(int epoch, float[] parameters, Optimizer.State state, EarlyStopping stopping) {
    this.epoch = epoch;
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
}
