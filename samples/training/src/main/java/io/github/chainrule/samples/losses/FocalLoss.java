package io.github.chainrule.samples.losses;

import io.github.chainrule.runtime.f32.SampleLoss;

/**
 * A cross-entropy that cares little for what is right already: −(1 − p)^γ log p, where p is the
 * probability of the right answer (T.-Y. Lin et al.: Focal loss for dense object detection, ICCV
 * 2017).
 */
public final class FocalLoss extends SampleLoss {
  private final double gamma;

  /** With γ = 0 it is the cross-entropy. */
  public FocalLoss(double gamma) {
    super("FOCAL_" + gamma, true);
    this.gamma = gamma;
  }

  @Override
  public double of(float[] y, float[] t, float[] e) {
    double sum = 0;
    for (int k = 0; k < y.length; k++) {
      double p = Math.max(1e-7, Math.min(1 - 1e-7, t[k] >= 0.5f ? y[k] : 1.0 - y[k]));
      double weight = Math.pow(1 - p, gamma);
      double slope = gamma * weight / (1 - p) * Math.log(p) - weight / p;
      e[k] = (float) (t[k] >= 0.5f ? slope : -slope);
      sum -= weight * Math.log(p);
    }
    return sum;
  }
}
