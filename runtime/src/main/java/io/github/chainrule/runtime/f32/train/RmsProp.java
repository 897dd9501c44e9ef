package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.Settings;

/**
 * Divides each derivative by the root of the running mean of its squares (T. Tieleman, G. Hinton:
 * Lecture 6.5 of Neural networks for machine learning, 2012).
 *
 * <pre>
 *   v := α v + (1 − α) g²
 *   b := μ b + g / (√v + ε)
 *   w := w − rate · b
 * </pre>
 *
 * <p>As in PyTorch, by default rate 0.01, α 0.99, ε 1e-8 outside the root, and μ 0. Immutable.
 */
@CheckReturnValue
public final class RmsProp extends Optimizer {
  private final double alpha;
  private final double epsilon;
  private final double momentum;

  /** The defaults. */
  public RmsProp() {
    this(0.01);
  }

  /**
   * The defaults, with another learning rate.
   *
   * @param learningRate the learning rate, over 0
   * @throws IllegalArgumentException if it is not a number over 0
   */
  public RmsProp(double learningRate) {
    this(learningRate, 0.99, 1e-8, 0);
  }

  private RmsProp(double learningRate, double alpha, double epsilon, double momentum) {
    super(learningRate);
    Settings.share("alpha", alpha);
    Rounded.positive("epsilon", epsilon);
    Rounded.share("momentum", momentum);
    this.alpha = alpha;
    this.epsilon = epsilon;
    this.momentum = momentum;
  }

  /**
   * Sets how long the mean remembers.
   *
   * @param alpha the share of the mean that is kept, of [0, 1)
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public RmsProp withAlpha(double alpha) {
    return new RmsProp(learningRate(), alpha, epsilon, momentum);
  }

  /**
   * Sets what is added to the root.
   *
   * @param epsilon the least divisor, over 0: without it a derivative of 0 would be divided by 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is not a number over 0, or 0 or infinite as a float
   */
  public RmsProp withEpsilon(double epsilon) {
    return new RmsProp(learningRate(), alpha, epsilon, momentum);
  }

  /**
   * Sets the momentum.
   *
   * @param momentum the share of the last change that is kept, of [0, 1)
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public RmsProp withMomentum(double momentum) {
    return new RmsProp(learningRate(), alpha, epsilon, momentum);
  }

  @Override
  boolean squares() {
    return true;
  }

  @Override
  protected String[] slots() {
    return momentum == 0 ? new String[] {"squares"} : new String[] {"squares", "momentum"};
  }

  @Override
  public void update(State state, float[] p, float[] g, int from, int to, double rate) {
    float r = Real.round(rate);
    if (momentum == 0) {
      plain(state.array(0), p, g, from, to, r);
    } else {
      momentum(state.array(0), state.array(1), p, g, from, to, r);
    }
  }

  private void plain(float[] v, float[] p, float[] g, int from, int to, float rate) {
    float a = Real.round(alpha);
    float rest = Real.round(1 - alpha);
    float e = Real.round(epsilon);
    for (int k = from; k < to; k++) {
      v[k] = a * v[k] + rest * g[k] * g[k];
      p[k] -= rate * g[k] / (Real.round(Math.sqrt(v[k])) + e);
    }
  }

  private void momentum(float[] v, float[] b, float[] p, float[] g, int from, int to, float rate) {
    float a = Real.round(alpha);
    float rest = Real.round(1 - alpha);
    float e = Real.round(epsilon);
    float mu = Real.round(momentum);
    for (int k = from; k < to; k++) {
      v[k] = a * v[k] + rest * g[k] * g[k];
      b[k] = mu * b[k] + g[k] / (Real.round(Math.sqrt(v[k])) + e);
      p[k] -= rate * b[k];
    }
  }

  /** The name, the rate and what else was set. */
  @Override
  public String toString() {
    return "RmsProp(rate " + learningRate() + ", alpha " + alpha + ", momentum " + momentum + ")";
  }
}
