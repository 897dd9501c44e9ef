package io.github.chainrule.samples.losses;

import io.github.chainrule.runtime.f32.SampleLoss;

/** The q-quantile of the targets is where q(t − y), or (1 − q)(y − t) above, is least. */
public final class QuantileLoss extends SampleLoss {
  private final float[] quantiles;

  /** Learns a quantile with each output. */
  public QuantileLoss(float... quantiles) {
    super("QUANTILE", true);
    this.quantiles = quantiles.clone();
  }

  @Override
  public double of(float[] y, float[] t, float[] e) {
    double sum = 0;
    for (int k = 0; k < y.length; k++) {
      float d = t[k] - y[k];
      float slope = d > 0 ? quantiles[k] : quantiles[k] - 1;
      e[k] = d == 0 ? 0 : -slope;
      sum += slope * d;
    }
    return sum;
  }
}
