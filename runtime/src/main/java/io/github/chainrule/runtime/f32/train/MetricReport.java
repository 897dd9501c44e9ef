package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.Arrays;

/** Computes the metrics of a fit on one set of samples, whose targets and outputs it keeps. */
final class MetricReport {
  private final Metric[] metrics;
  private final Dataset data;
  private final BlockTask outputs;
  private final float[] t;
  private final float[] y;

  /** Null if every sample counts as 1. */
  private final float[] weights;

  MetricReport(Metric[] metrics, Dataset data) {
    this.metrics = metrics;
    this.data = data;
    this.outputs = new OutputsTask(data.outputs());
    this.t = data.copyTargets();
    this.y = new float[t.length];
    this.weights = data.weighted() ? data.copyWeights() : null;
  }

  void compute(BatchEvaluator evaluator, double[] values) {
    evaluator.all(outputs, data, y);
    for (int k = 0; k < metrics.length; k++) {
      values[k] =
          weights == null
              ? metrics[k].of(y, t, data.size(), data.outputs())
              : metrics[k].of(y, t, weights, data.size(), data.outputs());
    }
  }

  /** The metrics that a trainer reports, one at least. Immutable. */
  static final class Choice {
    private final Metric[] metrics;

    /** Adds a metric to those before, which are null if it is the first. */
    Choice(Choice before, Metric metric) {
      int count = before == null ? 0 : before.metrics.length;
      metrics = new Metric[count + 1];
      if (before != null) {
        System.arraycopy(before.metrics, 0, metrics, 0, count);
      }
      metrics[count] = metric;
    }

    int count() {
      return metrics.length;
    }

    String[] names() {
      String[] names = new String[metrics.length];
      for (int k = 0; k < names.length; k++) {
        names[k] = metrics[k].name();
      }
      return names;
    }

    /** Refuses samples, which fit the model, and outputs that the metrics cannot judge. */
    void check(Model model, Dataset data) {
      if (data.outputs() == 0) {
        throw Unexpected.argument("data", Trainer.targetsOf(model) + " for the metrics", "none");
      }
      for (Metric metric : metrics) {
        metric.checkOutputs(model.outputs());
        Metric judge = metric.judging(model, data);
        if (data.weighted()) {
          requireWeights(judge, data);
        }
      }
    }

    /**
     * A metric that knows no weights says so when it is asked, here of one sample without fault.
     */
    private static void requireWeights(Metric metric, Dataset data) {
      float[] t = Arrays.copyOf(data.copyTargets(), data.outputs());
      double ignored = metric.of(t.clone(), t, new float[] {1}, 1, data.outputs());
    }

    MetricReport on(Model model, Dataset data) {
      Metric[] judges = new Metric[metrics.length];
      for (int k = 0; k < judges.length; k++) {
        judges[k] = metrics[k].judging(model, data);
      }
      return new MetricReport(judges, data);
    }
  }
}
