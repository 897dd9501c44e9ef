package io.github.chainrule.samples.losses;

import io.github.chainrule.runtime.f32.SampleLoss;

/** Of counts t whose rate is e^y: E = e^y − t y, the negative log likelihood but for a constant. */
public final class PoissonLoss extends SampleLoss {
  /** For any number of outputs, each the logarithm of a rate. */
  public PoissonLoss() {
    super("POISSON", true);
  }

  @Override
  public double of(float[] y, float[] t, float[] e) {
    double sum = 0;
    for (int k = 0; k < y.length; k++) {
      double rate = Math.exp(y[k]);
      e[k] = (float) (rate - t[k]);
      sum += rate - t[k] * y[k];
    }
    return sum;
  }
}
