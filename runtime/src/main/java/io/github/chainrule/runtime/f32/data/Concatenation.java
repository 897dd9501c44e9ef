package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.internal.Sizes;
import io.github.chainrule.runtime.internal.Unexpected;

/** Copies sets of samples into one, one after another. */
final class Concatenation {
  private Concatenation() {}

  static Dataset of(Dataset first, Dataset[] others) {
    long size = first.size();
    boolean weighted = first.weighted();
    boolean free = first.hasFreeTargets();
    for (Dataset other : others) {
      if (other.inputs() != first.inputs() || other.outputs() != first.outputs()) {
        String widths = first.inputs() + " -> " + first.outputs();
        throw Unexpected.argument("others", "samples, " + widths, other);
      }
      size += other.size();
      weighted |= other.weighted();
      free |= other.hasFreeTargets();
    }
    int n = (int) Math.min(size, Integer.MAX_VALUE);
    float[] x = new float[Sizes.product("samples", n, "inputs", first.inputs())];
    float[] t = new float[Sizes.product("samples", n, "outputs", first.outputs())];
    float[] weights = new float[n];
    int at = copy(first, 0, x, t, weights);
    for (Dataset other : others) {
      at = copy(other, at, x, t, weights);
    }
    Dataset all = Dataset.ofRows(x, first.inputs(), t, first.outputs());
    Dataset weighed = weighted ? all.withWeights(weights) : all;
    return free ? weighed.withFreeTargets() : weighed;
  }

  private static int copy(Dataset data, int at, float[] x, float[] t, float[] weights) {
    int n = data.size();
    System.arraycopy(data.copyFeatures(), 0, x, at * data.inputs(), n * data.inputs());
    System.arraycopy(data.copyTargets(), 0, t, at * data.outputs(), n * data.outputs());
    for (int k = 0; k < n; k++) {
      weights[at + k] = data.weight(k);
    }
    return at + n;
  }
}
