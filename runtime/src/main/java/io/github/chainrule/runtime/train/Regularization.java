package io.github.chainrule.runtime.train;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.internal.Settings;

/**
 * What pulls the parameters towards 0: two penalties that are part of the objective, and a decay
 * that is apart from it.
 *
 * <ul>
 *   <li>L1 adds λ Σ |w| to the mean loss, and λ sign(w) to its gradient;
 *   <li>L2 adds ½ λ Σ w², and λ w, which is PyTorch's {@code weight_decay} in all its optimizers
 *       but AdamW;
 *   <li>the decoupled decay multiplies each parameter by 1 − rate · λ before the step of the
 *       optimizer, which never sees it (I. Loshchilov, F. Hutter: Decoupled weight decay
 *       regularization, ICLR 2019).
 * </ul>
 *
 * <p>Biases are left alone unless asked. Immutable: each method returns a changed copy.
 */
@CheckReturnValue
public final class Regularization {
  private static final Regularization NONE = new Regularization(0, 0, 0, false);

  private final double l1;
  private final double l2;
  private final double decay;
  private final boolean biases;

  private Regularization(double l1, double l2, double decay, boolean biases) {
    this.l1 = l1;
    this.l2 = l2;
    this.decay = decay;
    this.biases = biases;
  }

  /**
   * Nothing pulls.
   *
   * @return the regularization to start from
   */
  public static Regularization none() {
    return NONE;
  }

  /**
   * Sets the weight of the absolute values.
   *
   * @param lambda the factor of Σ |w|, at least 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Regularization withL1(double lambda) {
    Settings.notNegative("l1", lambda);
    return new Regularization(lambda, l2, decay, biases);
  }

  /**
   * Sets the weight of the squares.
   *
   * @param lambda the factor of ½ Σ w², at least 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Regularization withL2(double lambda) {
    Settings.notNegative("l2", lambda);
    return new Regularization(l1, lambda, decay, biases);
  }

  /**
   * Sets the decoupled decay.
   *
   * @param lambda the decay for each unit of the learning rate, at least 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Regularization withDecay(double lambda) {
    Settings.notNegative("decay", lambda);
    return new Regularization(l1, l2, lambda, biases);
  }

  /**
   * Lets all of it act on the biases, too.
   *
   * @return the changed copy
   */
  public Regularization withBiases() {
    return new Regularization(l1, l2, decay, true);
  }

  /**
   * The factor of Σ |w|.
   *
   * @return the factor, at least 0
   */
  public double l1() {
    return l1;
  }

  /**
   * The factor of ½ Σ w².
   *
   * @return the factor, at least 0
   */
  public double l2() {
    return l2;
  }

  /**
   * The decoupled decay for each unit of the learning rate.
   *
   * @return the decay, at least 0
   */
  public double decay() {
    return decay;
  }

  /**
   * Whether it acts on the biases.
   *
   * @return whether biases are pulled, too
   */
  public boolean biases() {
    return biases;
  }
}
