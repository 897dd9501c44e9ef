package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.internal.Settings;

/**
 * {@link Adam} with a decay of the weights that is apart from the gradient: before each step {@code
 * w := w − rate · λ · w} (I. Loshchilov, F. Hutter: Decoupled weight decay regularization, ICLR
 * 2019).
 *
 * <p>As in PyTorch, by default λ is 0.01; unlike there, biases do not decay unless the {@link
 * Updater} is told so. The decay is the updater's work. Immutable.
 */
@CheckReturnValue
public final class AdamW extends Optimizer {
  private final Adam adam;
  private final double weightDecay;

  /** The defaults. */
  public AdamW() {
    this(0.001);
  }

  /**
   * The defaults, with another learning rate.
   *
   * @param learningRate the learning rate, over 0
   * @throws IllegalArgumentException if it is not a number over 0
   */
  public AdamW(double learningRate) {
    this(new Adam(learningRate), 0.01);
  }

  private AdamW(Adam adam, double weightDecay) {
    super(adam.learningRate());
    Settings.notNegative("weightDecay", weightDecay);
    this.adam = adam;
    this.weightDecay = weightDecay;
  }

  /**
   * Sets the decay.
   *
   * @param weightDecay the decay λ for each unit of the learning rate, at least 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public AdamW withWeightDecay(double weightDecay) {
    return new AdamW(adam, weightDecay);
  }

  /**
   * Sets how long the means remember.
   *
   * @param beta1 the share of the mean of the gradients that is kept, of [0, 1)
   * @param beta2 the share of the mean of their squares that is kept, of [0, 1)
   * @return the changed copy
   * @throws IllegalArgumentException if one is out of range
   */
  public AdamW withBetas(double beta1, double beta2) {
    return new AdamW(adam.withBetas(beta1, beta2), weightDecay);
  }

  /**
   * Sets what is added to the root.
   *
   * @param epsilon the least divisor, over 0: without it a derivative of 0 would be divided by 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is not a number over 0, or 0 or infinite as a float
   */
  public AdamW withEpsilon(double epsilon) {
    return new AdamW(adam.withEpsilon(epsilon), weightDecay);
  }

  @Override
  public double weightDecay() {
    return weightDecay;
  }

  @Override
  boolean squares() {
    return true;
  }

  @Override
  protected String[] slots() {
    return adam.slots();
  }

  @Override
  public void update(State state, float[] p, float[] g, int from, int to, double rate) {
    adam.update(state, p, g, from, to, rate);
  }

  /** The name, the rate and what else was set. */
  @Override
  public String toString() {
    return "AdamW(rate " + learningRate() + ", weight decay " + weightDecay + ")";
  }
}
