package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.Layer;

/** The largest of the positions of each window, channel by channel; windows do not overlap. */
final class NaiveMaxPool extends NaiveLayer {
  private final NaiveValue source;
  private final int[] chosen;

  NaiveMaxPool(Layer layout, NaiveValue source) {
    super(layout);
    this.source = source;
    chosen = new int[y.length];
  }

  @Override
  void compute() {
    for (int row = 0; row < height(); row++) {
      for (int column = 0; column < width(); column++) {
        for (int c = 0; c < channels(); c++) {
          int to = (row * width() + column) * channels() + c;
          chosen[to] = largest(row, column, c);
          y[to] = source.y[chosen[to]];
        }
      }
    }
  }

  private int largest(int row, int column, int c) {
    int rows = source.height() / height();
    int columns = source.width() / width();
    int best = -1;
    for (int r = row * rows; r < (row + 1) * rows; r++) {
      for (int s = column * columns; s < (column + 1) * columns; s++) {
        int from = (r * source.width() + s) * channels() + c;
        if (best < 0 || source.y[from] > source.y[best]) {
          best = from;
        }
      }
    }
    return best;
  }

  @Override
  void propagate(float[] delta) {
    for (int i = 0; i < delta.length; i++) {
      source.e[chosen[i]] += delta[i];
    }
  }
}
