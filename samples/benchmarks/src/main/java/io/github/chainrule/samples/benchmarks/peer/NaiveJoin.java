package io.github.chainrule.samples.benchmarks.peer;

import java.util.List;

/** Several vectors, one after another. */
final class NaiveJoin extends NaiveLayer {
  private final List<NaiveValue> sources;

  NaiveJoin(List<NaiveValue> sources) {
    super(new int[] {sources.stream().mapToInt(NaiveValue::channels).sum()});
    this.sources = sources;
  }

  @Override
  void compute() {
    int start = 0;
    for (NaiveValue source : sources) {
      System.arraycopy(source.y, 0, y, start, source.y.length);
      start += source.y.length;
    }
  }

  @Override
  void propagate(float[] delta) {
    int start = 0;
    for (NaiveValue source : sources) {
      for (int i = 0; i < source.e.length; i++) {
        source.e[i] += delta[start + i];
      }
      start += source.e.length;
    }
  }
}
