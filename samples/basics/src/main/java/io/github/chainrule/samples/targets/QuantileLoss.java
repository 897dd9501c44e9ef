package io.github.chainrule.samples.targets;

/**
 * The weighted quantile loss E = Σ_s w_s Σ_k ρ_k(t_s − y_sk) / Σ_s w_s over samples s, with ρ_k(d)
 * = τ_k d for d ≥ 0, otherwise (τ_k − 1) d (R. Koenker, G. Bassett: Regression quantiles,
 * Econometrica 46, 1978). Where it is least, a share τ_k of the weight lies below the curve y_k.
 */
final class QuantileLoss {
  private final float[] levels;
  private final float[] t;
  private final float[] weights;
  private final float weightSum;

  /**
   * Makes the loss of some samples.
   *
   * @param levels τ, one per output
   * @param t the observed value of each sample
   * @param weights w, how much each sample counts
   */
  QuantileLoss(float[] levels, float[] t, float[] weights) {
    this.levels = levels;
    this.t = t;
    this.weights = weights;
    float sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    this.weightSum = sum;
  }

  /** Computes E from the outputs y, {@code [samples][levels]}. */
  double value(float[] y) {
    double sum = 0;
    for (int s = 0; s < t.length; s++) {
      for (int k = 0; k < levels.length; k++) {
        double d = t[s] - y[s * levels.length + k];
        sum += weights[s] * (d >= 0 ? levels[k] * d : (levels[k] - 1) * d);
      }
    }
    return sum / weightSum;
  }

  /** Computes e := dE/dy, {@code [samples][levels]}; 0 where y hits t. */
  void derivative(float[] y, float[] e) {
    for (int s = 0; s < t.length; s++) {
      for (int k = 0; k < levels.length; k++) {
        int i = s * levels.length + k;
        float slope = y[i] < t[s] ? -levels[k] : y[i] > t[s] ? 1 - levels[k] : 0;
        e[i] = slope * weights[s] / weightSum;
      }
    }
  }

  /** The share of the weight that lies below each curve; to be compared with τ. */
  double[] shareBelow(float[] y) {
    double[] below = new double[levels.length];
    for (int s = 0; s < t.length; s++) {
      for (int k = 0; k < levels.length; k++) {
        below[k] += t[s] < y[s * levels.length + k] ? weights[s] / weightSum : 0;
      }
    }
    return below;
  }
}
