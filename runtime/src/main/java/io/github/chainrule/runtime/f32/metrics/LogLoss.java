package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;

/** The log loss, of classes that exclude each other or of independent outputs. */
final class LogLoss extends Metric {
  private final boolean independent;

  LogLoss(boolean independent) {
    super("log loss");
    this.independent = independent;
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public Metric judging(Model model, Dataset data) {
    HeadModel.requireOne(name(), model);
    Probabilities.require(name(), model);
    if (model.outputs() == 1) {
      Probabilities.requireTargets(name(), data);
    }
    return Probabilities.areIndependent(model) ? new LogLoss(true) : this;
  }

  @Override
  public double of(float[] y, float[] t, int n, int outputs) {
    return independent
        ? Metrics.binaryLogLoss(y, t, n, outputs)
        : Metrics.logLoss(y, t, n, outputs);
  }

  @Override
  public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
    return new WeightedMetrics(y, t, weights, n, outputs).logLoss(independent || outputs == 1);
  }
}
