package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Real;

/**
 * Gradient descent, by default without momentum.
 *
 * <pre>
 *   b := μ b + g
 *   w := w − rate · b            Nesterov: w − rate · (g + μ b)
 * </pre>
 *
 * <p>As in PyTorch, the rate is no part of b, so a change of the rate acts on all of the momentum
 * at once. Nesterov's form is that of I. Sutskever, J. Martens, G. Dahl, G. Hinton: On the
 * importance of initialization and momentum in deep learning, ICML 2013. Immutable.
 */
public final class Sgd extends Optimizer {
  private final double momentum;
  private final boolean nesterov;

  /**
   * Plain gradient descent.
   *
   * @param learningRate the learning rate, over 0
   * @throws IllegalArgumentException if it is not a number over 0
   */
  public Sgd(double learningRate) {
    this(learningRate, 0, false);
  }

  private Sgd(double learningRate, double momentum, boolean nesterov) {
    super(learningRate);
    Rounded.share("momentum", momentum);
    this.momentum = momentum;
    this.nesterov = nesterov;
  }

  /**
   * Sets the momentum.
   *
   * @param momentum the share μ of the last change that is kept, of [0, 1)
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public Sgd withMomentum(double momentum) {
    return new Sgd(learningRate(), momentum, false);
  }

  /**
   * Sets the momentum, in Nesterov's form.
   *
   * @param momentum the share μ of the last change that is kept, of [0, 1)
   * @return the changed copy
   * @throws IllegalArgumentException if it is out of range
   */
  public Sgd withNesterov(double momentum) {
    return new Sgd(learningRate(), momentum, true);
  }

  @Override
  protected String[] slots() {
    return momentum == 0 ? new String[0] : new String[] {"momentum"};
  }

  @Override
  public void update(State state, float[] p, float[] g, int from, int to, double rate) {
    float r = Real.round(rate);
    if (momentum == 0) {
      plain(p, g, from, to, r);
    } else if (nesterov) {
      nesterov(state.array(0), p, g, from, to, r, Real.round(momentum));
    } else {
      momentum(state.array(0), p, g, from, to, r, Real.round(momentum));
    }
  }

  private static void plain(float[] p, float[] g, int from, int to, float rate) {
    for (int k = from; k < to; k++) {
      p[k] -= rate * g[k];
    }
  }

  private static void momentum(
      float[] b, float[] p, float[] g, int from, int to, float rate, float mu) {
    for (int k = from; k < to; k++) {
      b[k] = mu * b[k] + g[k];
      p[k] -= rate * b[k];
    }
  }

  private static void nesterov(
      float[] b, float[] p, float[] g, int from, int to, float rate, float mu) {
    for (int k = from; k < to; k++) {
      b[k] = mu * b[k] + g[k];
      p[k] -= rate * (g[k] + mu * b[k]);
    }
  }
}
