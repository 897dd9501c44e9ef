package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import java.util.List;

/** Computes the metrics of a fit on one set of samples, whose targets and outputs it keeps. */
final class MetricReport {
  private final Metric[] metrics;
  private final Dataset data;
  private final float[] t;
  private final float[] y;

  MetricReport(List<Metric> metrics, Dataset data) {
    this.metrics = metrics.toArray(new Metric[0]);
    this.data = data;
    this.t = metrics.isEmpty() ? null : data.targets();
    this.y = metrics.isEmpty() ? null : new float[t.length];
  }

  void compute(BatchEvaluator evaluator, double[] values) {
    if (metrics.length > 0) {
      evaluator.outputs(data, y);
    }
    for (int k = 0; k < metrics.length; k++) {
      values[k] = metrics[k].of(y, t, data.size(), data.outputs());
    }
  }
}
