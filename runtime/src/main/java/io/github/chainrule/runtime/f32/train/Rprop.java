package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Unexpected;
import io.github.chainrule.runtime.f32.Real;
import java.util.Arrays;

/**
 * iRprop+: steps whose size depends on the signs of the derivatives alone (C. Igel, M. Hüsken:
 * Improving the Rprop learning algorithm, NC 2000). For each parameter, with the last gradient g′:
 *
 * <pre>
 *   g′g &gt; 0:   Δ := min(1.2 Δ, 50);    d := −sign(g) Δ;  w := w + d
 *   g′g &lt; 0:   Δ := max(0.5 Δ, 1e-6);  if the loss has risen, w := w − d;  g := 0
 *   else:      d := −sign(g) Δ;  w := w + d
 * </pre>
 *
 * <p>For the gradient of all samples only, since the noise of mini-batches changes signs. The
 * learning rate is the first Δ; a schedule has no effect. PyTorch's {@code Rprop} has the same
 * factors and limits and never takes a step back. Immutable.
 */
public final class Rprop extends Optimizer {
  private static final float SHRINK = 0.5f;
  private static final float GROW = 1.2f;

  private final double smallest;
  private final double largest;

  /** The defaults: first steps of 0.01. */
  public Rprop() {
    this(0.01);
  }

  /**
   * The defaults, with other first steps.
   *
   * @param firstStep the size of the first change of each parameter, over 0
   * @throws IllegalArgumentException if it is not a number over 0
   */
  public Rprop(double firstStep) {
    this(firstStep, 1e-6, 50);
  }

  private Rprop(double firstStep, double smallest, double largest) {
    super(firstStep);
    Rounded.positive("smallest", smallest);
    Rounded.positive("largest", largest);
    if (smallest > largest) {
      throw Unexpected.argument("smallest", "at most " + largest + " (the largest)", smallest);
    }
    this.smallest = smallest;
    this.largest = largest;
  }

  /**
   * Sets the limits of the size of a change. A first step outside of them stays as it is until it
   * shrinks or grows.
   *
   * @param smallest the least size, over 0
   * @param largest the largest size, at least the least
   * @return the changed copy
   * @throws IllegalArgumentException if one is not a number over 0, also as a float, or if they are
   *     the wrong way round
   */
  public Rprop withLimits(double smallest, double largest) {
    return new Rprop(learningRate(), smallest, largest);
  }

  @Override
  public boolean fullBatch() {
    return true;
  }

  @Override
  protected String[] slots() {
    return new String[] {"gradient", "size", "change"};
  }

  @Override
  public State newState(int parameters) {
    State state = super.newState(parameters);
    Arrays.fill(state.array(1), Real.round(learningRate()));
    return state;
  }

  @Override
  public void update(State state, float[] p, float[] g, int from, int to, double rate) {
    float[] last = state.array(0);
    float[] size = state.array(1);
    float[] change = state.array(2);
    float least = Real.round(smallest);
    float most = Real.round(largest);
    boolean risen = state.loss() > state.previousLoss();
    for (int k = from; k < to; k++) {
      // By signs: the product of two small derivatives may round to 0.
      float turn = Math.signum(last[k]) * Math.signum(g[k]);
      if (turn < 0) {
        size[k] = Math.max(SHRINK * size[k], least);
        p[k] -= risen ? change[k] : 0;
        last[k] = 0;
      } else {
        size[k] = turn > 0 ? Math.min(GROW * size[k], most) : size[k];
        change[k] = -Math.signum(g[k]) * size[k];
        p[k] += change[k];
        last[k] = g[k];
      }
    }
  }
}
