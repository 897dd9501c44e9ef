package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;

/** The area under the receiver operating characteristic, the mean over the outputs. */
final class RocAuc extends Metric {
  RocAuc() {
    super("roc auc");
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public Metric judging(Model model, Dataset data) {
    HeadModel.requireOne(name(), model);
    Probabilities.requireTargets(name(), data);
    return this;
  }

  @Override
  public double of(float[] y, float[] t, int n, int outputs) {
    return Metrics.rocAuc(y, t, n, outputs);
  }

  @Override
  public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
    return new WeightedMetrics(y, t, weights, n, outputs).rocAuc();
  }
}
