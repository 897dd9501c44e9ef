package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.train.History;

/** The metric by which a fit stops, keeps parameters and lowers its rate in place of the loss. */
final class Watch {
  private final String name;
  private final int index;
  private final double sign;

  Watch(Metric metric, int index) {
    this.name = metric.name();
    this.index = index;
    this.sign = metric.higherIsBetter() ? -1 : 1;
  }

  /** Of the metrics of an epoch the one that is watched, as a number of which less is better. */
  double value(double[] metrics) {
    return sign * metrics[index];
  }

  /** As {@link #value}, of all epochs on record. */
  double[] values(History history) {
    double[] values = history.metric(name);
    for (int k = 0; k < values.length; k++) {
      values[k] *= sign;
    }
    return values;
  }
}
