package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;

/** A metric of one head of a model, by its name. Once it has met a model it knows which outputs. */
final class HeadMetric extends Metric {
  private final String head;
  private final Metric metric;

  /** Null before a model is known. */
  private final HeadModel of;

  HeadMetric(String head, Metric metric, HeadModel of) {
    super(metric.name() + " of " + head);
    this.head = head;
    this.metric = metric;
    this.of = of;
  }

  @Override
  public boolean higherIsBetter() {
    return metric.higherIsBetter();
  }

  @Override
  public Metric judging(Model model, Dataset data) {
    HeadModel own = HeadModel.of(model, head);
    metric.checkOutputs(own.outputs());
    return new HeadMetric(head, metric.judging(own, own.part(data)), own);
  }

  @Override
  public double of(float[] y, float[] t, int n, int outputs) {
    HeadModel own = known();
    return metric.of(own.part(y, n), own.part(t, n), n, own.outputs());
  }

  @Override
  public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
    HeadModel own = known();
    return metric.of(own.part(y, n), own.part(t, n), weights, n, own.outputs());
  }

  private HeadModel known() {
    if (of == null) {
      throw new IllegalStateException(
          name() + ": which outputs they are is told by a model only; use of(model, data)");
    }
    return of;
  }
}
