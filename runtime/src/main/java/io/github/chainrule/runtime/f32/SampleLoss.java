package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.ModelLoss;

/**
 * A loss of one's own: E of one sample and its derivative by the outputs. {@link LossModel} gives
 * it to a network, for whatever takes a network's loss.
 *
 * <pre>{@code
 * final class Pinball extends SampleLoss {
 *   Pinball() {
 *     super("PINBALL", true);
 *   }
 *
 *   public double of(float[] y, float[] t, float[] e) {
 *     double d = t[0] - y[0];
 *     e[0] = d > 0 ? -0.9f : 0.1f;
 *     return d > 0 ? 0.9 * d : -0.1 * d;
 *   }
 * }
 * }</pre>
 *
 * <p>One instance may be asked by several threads at once, so it keeps nothing of a sample.
 */
public abstract class SampleLoss {
  private final ModelLoss description;

  /**
   * Names the loss.
   *
   * @param name the name that {@link Model#loss} tells
   * @param readsTargets whether it compares the outputs with targets; if not, they may be absent
   * @throws NullPointerException if the name is null
   */
  protected SampleLoss(String name, boolean readsTargets) {
    this.description = ModelLoss.of(name, readsTargets);
  }

  /**
   * Computes the loss of one sample and its derivative.
   *
   * @param y the outputs, {@code [outputs]}; not written
   * @param t the targets, {@code [outputs]}; not written; null if there are none
   * @param e receives ∂E/∂y, {@code [outputs]}
   * @return E
   */
  public abstract double of(float[] y, float[] t, float[] e);

  /**
   * What a network with this loss says of it.
   *
   * @return the name, and whether targets are read
   */
  public final ModelLoss description() {
    return description;
  }

  /** The name. */
  @Override
  public String toString() {
    return description.name();
  }
}
