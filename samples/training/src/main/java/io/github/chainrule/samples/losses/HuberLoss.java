package io.github.chainrule.samples.losses;

import io.github.chainrule.runtime.f32.SampleLoss;

/** Squares up to δ and straight lines beyond: ½d² if |d| ≤ δ, else δ(|d| − ½δ), with d = y − t. */
public final class HuberLoss extends SampleLoss {
  private final float delta;

  /** Turns into a line at a distance. */
  public HuberLoss(float delta) {
    super("HUBER_" + delta, true);
    this.delta = delta;
  }

  @Override
  public double of(float[] y, float[] t, float[] e) {
    double sum = 0;
    for (int k = 0; k < y.length; k++) {
      float d = y[k] - t[k];
      e[k] = Math.max(-delta, Math.min(delta, d));
      sum += Math.abs(d) <= delta ? 0.5 * d * d : delta * (Math.abs(d) - 0.5 * delta);
    }
    return sum;
  }
}
