package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.f32.internal.Real;

/**
 * Divides each derivative by the root of the sum of all its squares so far (J. Duchi, E. Hazan, Y.
 * Singer: Adaptive subgradient methods, JMLR 12, 2011).
 *
 * <pre>
 *   s := s + g²
 *   w := w − rate · g / (√s + ε)
 * </pre>
 *
 * <p>As in PyTorch, by default rate 0.01, and ε 1e-10 outside the root. Immutable.
 */
@CheckReturnValue
public final class AdaGrad extends Optimizer {
  private final double epsilon;

  /** The defaults. */
  public AdaGrad() {
    this(0.01);
  }

  /**
   * The defaults, with another learning rate.
   *
   * @param learningRate the learning rate, over 0
   * @throws IllegalArgumentException if it is not a number over 0
   */
  public AdaGrad(double learningRate) {
    this(learningRate, 1e-10);
  }

  private AdaGrad(double learningRate, double epsilon) {
    super(learningRate);
    Rounded.positive("epsilon", epsilon);
    this.epsilon = epsilon;
  }

  /**
   * Sets what is added to the root.
   *
   * @param epsilon the least divisor, over 0: without it a derivative of 0 would be divided by 0
   * @return the changed copy
   * @throws IllegalArgumentException if it is not a number over 0, or 0 or infinite as a float
   */
  public AdaGrad withEpsilon(double epsilon) {
    return new AdaGrad(learningRate(), epsilon);
  }

  @Override
  boolean squares() {
    return true;
  }

  @Override
  protected String[] slots() {
    return new String[] {"squares"};
  }

  @Override
  public void update(State state, float[] p, float[] g, int from, int to, double rate) {
    float[] s = state.array(0);
    float r = Real.round(rate);
    float e = Real.round(epsilon);
    for (int k = from; k < to; k++) {
      // Where the sum is the largest number, steps no longer become shorter, rather than 0.
      s[k] = Math.min(Float.MAX_VALUE, s[k] + g[k] * g[k]);
      p[k] -= r * g[k] / (Real.round(Math.sqrt(s[k])) + e);
    }
  }

  /** The name, the rate and what else was set. */
  @Override
  public String toString() {
    return "AdaGrad(rate " + learningRate() + ", epsilon " + epsilon + ")";
  }
}
