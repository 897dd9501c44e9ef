package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Head;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.CodeColumns;
import io.github.chainrule.runtime.internal.Unexpected;

/**
 * Refuses samples whose values a model cannot read: inputs that are no codes where it looks them
 * up, and targets that are no probabilities where its loss compares these.
 */
final class SampleValues {
  private final ModelLoss loss;
  private final int inputs;
  private final int outputs;
  private final CodeColumns codes;
  private final int[] probabilities;

  SampleValues(Model model) {
    this.loss = model.loss();
    this.inputs = model.inputs();
    this.outputs = model.outputs();
    this.codes = new CodeColumns(model);
    this.probabilities = loss.readsTargets() ? loss.probabilities(outputs) : new int[0];
  }

  /** Checks a set, whose widths are the model's. */
  void check(String name, Dataset data) {
    float[] x = codes.any() ? new float[inputs] : null;
    boolean free = probabilities.length == 0 || data.hasFreeTargets();
    float[] t = free ? null : new float[outputs];
    for (int sample = 0; (x != null || t != null) && sample < data.size(); sample++) {
      data.gather(null, sample, 1, x, t);
      if (x != null) {
        checkCodes(name, x, 0, sample);
      }
      if (t != null) {
        checkTargets(name, " (Dataset.withFreeTargets takes others)", t, 0, sample);
      }
    }
  }

  /** Checks n samples that were read after so many others. */
  void check(float[] x, float[] t, int n, long before, boolean free) {
    for (int row = 0; row < n; row++) {
      checkCodes("source", x, row, before + row);
      if (!free) {
        checkTargets(
            "source", " (SampleSource.withFreeTargets takes others)", t, row, before + row);
      }
    }
  }

  private void checkCodes(String name, float[] x, int row, long sample) {
    int i = codes.wrong(x, row);
    if (i >= 0) {
      String got = x[row * inputs + i] + " in sample " + sample;
      throw Unexpected.argument(name, "as x[" + i + "] " + codes.expected(i), got);
    }
  }

  private void checkTargets(String name, String remedy, float[] t, int row, long sample) {
    for (int column : probabilities) {
      float target = t[row * outputs + column];
      if (!(target >= 0 && target <= 1)) {
        throw Unexpected.argument(
            name,
            "targets of [0, 1] for " + lossOf(column) + remedy,
            target + " in sample " + sample);
      }
    }
  }

  private String lossOf(int column) {
    for (Head head : loss.heads()) {
      boolean isOf = column >= head.offset() && column < head.offset() + head.units();
      if (isOf && !loss.targetsAreProbabilities()) {
        return head.loss() + " of " + head.name();
      }
    }
    return loss.toString();
  }
}
