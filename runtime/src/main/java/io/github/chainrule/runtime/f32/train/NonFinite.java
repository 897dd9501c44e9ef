package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.train.DivergenceException;

/** Looks for the sample because of which a number was not finite. */
final class NonFinite {
  private NonFinite() {}

  /** The exception of a solver, with the reason if it is among the samples. */
  static DivergenceException explained(DivergenceException e, Dataset data) {
    return e.because(reason(data));
  }

  /** The first number of a set that is not finite, as a sentence. */
  static String reason(Dataset data) {
    return reason(data, null, 0, data.size(), "Sample");
  }

  /**
   * The first number of some samples that is not finite.
   *
   * @param order the samples in their order; null for that of the set
   * @param from the place in the order of the first
   * @param n how many
   * @param what what the samples are
   * @return a sentence that names it, or says that there is none
   */
  static String reason(Dataset data, int[] order, int from, int n, String what) {
    float[] x = new float[data.inputs()];
    float[] t = new float[data.outputs()];
    for (int k = from; k < from + n; k++) {
      data.gather(order, k, 1, x, t);
      String found = in(x, "input");
      found = found == null ? in(t, "target") : found;
      if (found != null) {
        return what + " " + data.place(order == null ? k : order[k]) + " has the " + found;
      }
    }
    return "All inputs and targets are finite; is the learning rate too high?";
  }

  private static String in(float[] values, String what) {
    for (int k = 0; k < values.length; k++) {
      if (!Vectors.finite(values[k])) {
        return what + " " + values[k] + " at " + k + ".";
      }
    }
    return null;
  }
}
