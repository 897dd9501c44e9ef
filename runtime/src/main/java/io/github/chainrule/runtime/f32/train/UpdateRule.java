package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.train.FrozenLayers;
import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.Schedule;
import io.github.chainrule.runtime.train.Settings;

/**
 * How parameters change: an optimizer, and what is done to its learning rate and its gradient.
 * Immutable: each method returns a changed copy.
 */
public final class UpdateRule {
  private final Optimizer optimizer;
  private Schedule schedule = Schedule.constant();
  private Regularization regularization = Regularization.none();
  private double clipNorm;
  private double clipValue;

  /** Null for none. */
  private FrozenLayers frozen;

  private UpdateRule(Optimizer optimizer) {
    this.optimizer = optimizer;
  }

  private UpdateRule(UpdateRule other, Optimizer optimizer) {
    this.optimizer = optimizer;
    this.schedule = other.schedule;
    this.regularization = other.regularization;
    this.clipNorm = other.clipNorm;
    this.clipValue = other.clipValue;
    this.frozen = other.frozen;
  }

  /**
   * An optimizer and nothing else.
   *
   * @param optimizer the optimizer
   * @return the rule
   * @throws NullPointerException if it is null
   */
  public static UpdateRule of(Optimizer optimizer) {
    Settings.present("optimizer", optimizer);
    return new UpdateRule(optimizer);
  }

  /**
   * Exchanges the optimizer.
   *
   * @param optimizer the optimizer
   * @return the changed copy
   * @throws NullPointerException if it is null
   */
  public UpdateRule optimizer(Optimizer optimizer) {
    Settings.present("optimizer", optimizer);
    return new UpdateRule(this, optimizer);
  }

  /**
   * Sets the course of the learning rate.
   *
   * @param schedule the schedule
   * @return the changed copy
   * @throws NullPointerException if it is null
   */
  public UpdateRule schedule(Schedule schedule) {
    Settings.present("schedule", schedule);
    UpdateRule copy = new UpdateRule(this, optimizer);
    copy.schedule = schedule;
    return copy;
  }

  /**
   * Sets what pulls the parameters towards 0.
   *
   * @param regularization the regularization
   * @return the changed copy
   * @throws NullPointerException if it is null
   */
  public UpdateRule regularization(Regularization regularization) {
    Settings.present("regularization", regularization);
    UpdateRule copy = new UpdateRule(this, optimizer);
    copy.regularization = regularization;
    return copy;
  }

  /**
   * Shortens the gradient where its norm is over a limit, as PyTorch's {@code clip_grad_norm_}
   * does: it is multiplied by limit / (norm + 1e-6). The norm is that over all trained parameters,
   * penalties included.
   *
   * @param limit the largest norm, over 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is not a number over 0, or 0 as a float
   */
  public UpdateRule clipNorm(double limit) {
    Rounded.overZero("clipNorm", limit);
    UpdateRule copy = new UpdateRule(this, optimizer);
    copy.clipNorm = limit;
    return copy;
  }

  /**
   * Limits each element of the gradient to ±limit, before its norm is clipped.
   *
   * @param limit the largest absolute value, over 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is not a number over 0, or 0 as a float
   */
  public UpdateRule clipValue(double limit) {
    Rounded.overZero("clipValue", limit);
    UpdateRule copy = new UpdateRule(this, optimizer);
    copy.clipValue = limit;
    return copy;
  }

  /**
   * Keeps the parameters of layers as they are, bit for bit.
   *
   * @param layers the names of the layers, in place of those frozen before
   * @return the changed copy
   * @throws NullPointerException if a name is null
   */
  public UpdateRule freeze(String... layers) {
    UpdateRule copy = new UpdateRule(this, optimizer);
    copy.frozen = new FrozenLayers(layers);
    return copy;
  }

  /**
   * Makes what applies the rule to a model.
   *
   * @param model the model; its parameters will be written
   * @return a new updater, before its first step
   * @throws IllegalArgumentException if a frozen layer is none of the model, if all are frozen, or
   *     if a penalty is infinite as a float
   * @throws NullPointerException if the model is null
   */
  public Updater newUpdater(Model model) {
    Settings.present("model", model);
    if (frozen != null) {
      frozen.check(model.layers());
    }
    return new Updater(this, model);
  }

  /**
   * The optimizer.
   *
   * @return the optimizer
   */
  public Optimizer optimizer() {
    return optimizer;
  }

  Schedule schedule() {
    return schedule;
  }

  Regularization regularization() {
    return regularization;
  }

  /** The largest norm, 0 for any. */
  double clipNorm() {
    return clipNorm;
  }

  /** The largest absolute value, 0 for any. */
  double clipValue() {
    return clipValue;
  }

  /** The layers that stay as they are, null for none. */
  FrozenLayers frozen() {
    return frozen;
  }
}
