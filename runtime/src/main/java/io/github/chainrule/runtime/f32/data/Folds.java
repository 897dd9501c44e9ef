package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Deals samples out to k parts, one after another, and divides them by each part and the rest. */
final class Folds {
  private Folds() {}

  static List<Dataset.Split> of(Dataset samples, int k) {
    Settings.atLeast("k", k, 2);
    if (k > samples.size()) {
      throw Unexpected.argument("k", "at most " + samples.size() + " (samples)", k);
    }
    List<Dataset.Split> folds = new ArrayList<>();
    for (int fold = 0; fold < k; fold++) {
      folds.add(fold(samples, k, fold));
    }
    return Collections.unmodifiableList(folds);
  }

  private static Dataset.Split fold(Dataset samples, int k, int fold) {
    int size = samples.size();
    int[] judged = new int[(size - 1 - fold) / k + 1];
    int[] learned = new int[size - judged.length];
    int j = 0;
    int l = 0;
    for (int sample = 0; sample < size; sample++) {
      if (sample % k == fold) {
        judged[j++] = sample;
      } else {
        learned[l++] = sample;
      }
    }
    return new Dataset.Split(samples.select(learned), samples.select(judged));
  }
}
