package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.Layer;
import java.util.Arrays;

/** The mean of each channel over all positions. */
final class NaiveMean extends NaiveLayer {
  private final NaiveValue source;
  private final int positions;

  NaiveMean(Layer layout, NaiveValue source) {
    super(layout);
    this.source = source;
    positions = source.height() * source.width();
  }

  @Override
  void compute() {
    Arrays.fill(y, 0);
    for (int position = 0; position < positions; position++) {
      for (int c = 0; c < y.length; c++) {
        y[c] += source.y[position * y.length + c] / positions;
      }
    }
  }

  @Override
  void propagate(float[] delta) {
    for (int position = 0; position < positions; position++) {
      for (int c = 0; c < delta.length; c++) {
        source.e[position * delta.length + c] += delta[c] / positions;
      }
    }
  }
}
