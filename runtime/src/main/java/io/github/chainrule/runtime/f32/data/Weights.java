package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;

/** For how much each sample of a set counts, in the order of the set. Immutable. */
final class Weights {
  final float[] of;

  private Weights(float[] of) {
    this.of = of;
  }

  static Weights checked(float[] weights, int size) {
    Settings.present("weights", weights);
    if (weights.length != size) {
      throw Unexpected.argument("weights", size + " (one a sample)", weights.length);
    }
    boolean some = size == 0;
    for (int k = 0; k < size; k++) {
      if (!(weights[k] >= 0 && weights[k] <= Float.MAX_VALUE)) {
        throw Unexpected.argument(
            "weights", "finite numbers of at least 0", weights[k] + " for sample " + k);
      }
      some |= weights[k] > 0;
    }
    if (!some) {
      throw Unexpected.argument("weights", "at least one over 0", "none");
    }
    return new Weights(weights.clone());
  }

  /** The weights of some samples. */
  Weights of(int[] samples) {
    float[] chosen = new float[samples.length];
    for (int k = 0; k < chosen.length; k++) {
      chosen[k] = of[samples[k]];
    }
    return new Weights(chosen);
  }

  double sum(int[] order, int from, int n) {
    double sum = 0;
    for (int k = from; k < from + n; k++) {
      sum += of[order == null ? k : order[k]];
    }
    return sum;
  }
}
