package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.Courses;
import io.github.chainrule.runtime.internal.Settings;

/**
 * Follows the running mean of the gradient, each element divided by the root of the running mean of
 * its squares (D. P. Kingma, J. Ba: Adam, ICLR 2015).
 *
 * <pre>
 *   m := β₁ m + (1 − β₁) g
 *   v := β₂ v + (1 − β₂) g²
 *   w := w − rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)        at the t-th step
 * </pre>
 *
 * <p>As in PyTorch, by default rate 0.001, β 0.9 and 0.999, ε 1e-8 outside the root. Immutable.
 */
@CheckReturnValue
public final class Adam extends Optimizer {
  private final double beta1;
  private final double beta2;
  private final double epsilon;

  /** The defaults. */
  public Adam() {
    this(0.001);
  }

  /**
   * The defaults, with another learning rate.
   *
   * @param learningRate the learning rate, over 0
   * @throws IllegalArgumentException if it is not a number over 0
   */
  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8);
  }

  private Adam(double learningRate, double beta1, double beta2, double epsilon) {
    super(learningRate);
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  /**
   * Sets how long the means remember.
   *
   * @param beta1 the share of the mean of the gradients that is kept, of [0, 1)
   * @param beta2 the share of the mean of their squares that is kept, of [0, 1)
   * @return the changed copy
   * @throws IllegalArgumentException if one is out of range
   */
  public Adam withBetas(double beta1, double beta2) {
    Settings.share("beta1", beta1);
    Settings.share("beta2", beta2);
    return new Adam(learningRate(), beta1, beta2, epsilon);
  }

  /**
   * Sets what is added to the root.
   *
   * @param epsilon the least divisor, over 0: without it a derivative of 0 would be divided by 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is not a number over 0, or 0 or infinite as a float
   */
  public Adam withEpsilon(double epsilon) {
    Rounded.positive("epsilon", epsilon);
    return new Adam(learningRate(), beta1, beta2, epsilon);
  }

  @Override
  boolean squares() {
    return true;
  }

  @Override
  protected String[] slots() {
    return new String[] {"mean", "squares"};
  }

  @Override
  public void update(State state, float[] p, float[] g, int from, int to, double rate) {
    double correction1 = 1 - Courses.power(beta1, state.steps());
    double correction2 = Math.sqrt(1 - Courses.power(beta2, state.steps()));
    float[] m = state.array(0);
    float[] v = state.array(1);
    float r = Real.round(rate / correction1);
    float c = Real.round(correction2);
    float e = Real.round(epsilon);
    float b1 = Real.round(beta1);
    float b2 = Real.round(beta2);
    float rest1 = Real.round(1 - beta1);
    float rest2 = Real.round(1 - beta2);
    for (int k = from; k < to; k++) {
      m[k] = b1 * m[k] + rest1 * g[k];
      v[k] = b2 * v[k] + rest2 * g[k] * g[k];
      p[k] -= r * m[k] / (Real.round(Math.sqrt(v[k])) / c + e);
    }
  }

  /** The name, the rate and what else was set. */
  @Override
  public String toString() {
    return "Adam(rate "
        + learningRate()
        + ", betas "
        + beta1
        + " "
        + beta2
        + ", epsilon "
        + epsilon
        + ")";
  }
}
