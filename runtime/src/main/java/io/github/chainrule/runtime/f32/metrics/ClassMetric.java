package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.Unexpected;

/** A metric of classes that exclude each other, of which more is better. */
abstract class ClassMetric extends Metric {
  ClassMetric(String name) {
    super(name);
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public Metric judging(Model model, Dataset data) {
    HeadModel.requireOne(name(), model);
    if (model.outputs() > 1 && Probabilities.areIndependent(model)) {
      throw Unexpected.argument(
          name(),
          "classes that exclude each other",
          model.outputs() + " independent outputs of " + model.loss());
    }
    if (model.outputs() == 1) {
      Probabilities.requireTargets(name(), data);
    }
    return this;
  }

  /** What is computed of the counts of one class. */
  abstract static class OfClass extends ClassMetric {
    private final int c;

    OfClass(String name, int c) {
      super(name + " of class " + c);
      this.c = c;
    }

    abstract double of(ClassCounts counts, int of);

    private double of(ClassCounts counts) {
      checkOutputs(counts.classes());
      return of(counts, c);
    }

    @Override
    public void checkOutputs(int outputs) {
      if (c >= Math.max(2, outputs)) {
        throw Unexpected.argument("class of " + name(), "less than " + Math.max(2, outputs), c);
      }
    }

    @Override
    public double of(float[] y, float[] t, int n, int outputs) {
      return of(new ClassCounts(y, t, n, outputs));
    }

    @Override
    public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
      return of(ClassCounts.weighted(y, t, weights, n, outputs));
    }
  }
}
