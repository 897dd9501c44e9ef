package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.Layer;
import java.util.Arrays;
import java.util.List;

/** The sum of several values of one shape. */
final class NaiveSum extends NaiveLayer {
  private final List<NaiveValue> sources;

  NaiveSum(Layer layout, List<NaiveValue> sources) {
    super(layout);
    this.sources = sources;
  }

  @Override
  void compute() {
    Arrays.fill(y, 0);
    for (NaiveValue source : sources) {
      for (int i = 0; i < y.length; i++) {
        y[i] += source.y[i];
      }
    }
  }

  @Override
  void propagate(float[] delta) {
    for (NaiveValue source : sources) {
      for (int i = 0; i < delta.length; i++) {
        source.e[i] += delta[i];
      }
    }
  }
}
