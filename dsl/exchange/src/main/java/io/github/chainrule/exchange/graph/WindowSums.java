package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;

/** Convolutions and pools over one or two axes of positions, the channels last. */
public final class WindowSums {
  private final Tensor x;
  private final Window window;
  private final int[] positions;
  private final int[] outputs;
  private final int channels;

  private WindowSums(Tensor x, Window window) {
    this.x = x;
    this.positions = Arrays.copyOfRange(x.shape(), 1, x.rank() - 1);
    this.window = window.on(positions);
    this.outputs = this.window.outputs(positions);
    this.channels = x.dim(-1);
  }

  /** A convolution; no biases if they are null. */
  static Tensor convolution(Tensor x, Tensor weights, Tensor biases, Attributes attributes) {
    WindowSums sums = new WindowSums(x, attributes.window());
    return sums.convolve(weights, biases, attributes.integer("groups", 1));
  }

  /** A pool; an average is over what is inside, or over all of the window. */
  static Tensor pool(Tensor x, Attributes attributes, boolean max) {
    WindowSums sums = new WindowSums(x, attributes.window());
    return sums.pool(max, attributes.flag("includePadding"));
  }

  private Tensor convolve(Tensor weights, Tensor biases, int groups) {
    int filters = weights.dim(-1);
    int perGroup = channels / groups;
    int filtersPerGroup = filters / groups;
    double[] y = new double[x.dim(0) * windows() * filters];
    for (int i = 0; i < y.length && biases != null; i++) {
      y[i] = biases.at(i % filters);
    }
    forEachTap(
        (from, tap, to) -> {
          for (int f = 0; f < filters; f++) {
            int first = f / filtersPerGroup * perGroup;
            double sum = 0;
            for (int c = 0; c < perGroup; c++) {
              sum +=
                  x.at(from * channels + first + c)
                      * weights.at((tap * perGroup + c) * filters + f);
            }
            y[to * filters + f] += sum;
          }
        });
    return Tensor.of(shape(filters), y);
  }

  private Tensor pool(boolean max, boolean includePadding) {
    double[] y = new double[x.dim(0) * windows() * channels];
    int[] inside = new int[x.dim(0) * windows()];
    Arrays.fill(y, max ? Double.NEGATIVE_INFINITY : 0);
    forEachTap(
        (from, tap, to) -> {
          inside[to]++;
          for (int c = 0; c < channels; c++) {
            double value = x.at(from * channels + c);
            int at = to * channels + c;
            y[at] = max ? Math.max(y[at], value) : y[at] + value;
          }
        });
    int all = Arrays.stream(window.size()).reduce(1, (a, b) -> a * b);
    for (int i = 0; !max && i < y.length; i++) {
      y[i] /= includePadding ? all : inside[i / channels];
    }
    return Tensor.of(shape(channels), y);
  }

  private int windows() {
    return Arrays.stream(outputs).reduce(1, (a, b) -> a * b);
  }

  private int[] shape(int last) {
    int[] shape = x.shape();
    System.arraycopy(outputs, 0, shape, 1, outputs.length);
    shape[shape.length - 1] = last;
    return shape;
  }

  private interface Tap {
    /** Told of a position that a window reads, which of its own that is, and of the window. */
    void at(int from, int tap, int to);
  }

  private void forEachTap(Tap tap) {
    boolean planar = positions.length == 2;
    int height = planar ? positions[0] : 1;
    int width = positions[positions.length - 1];
    int rows = planar ? outputs[0] : 1;
    int columns = outputs[outputs.length - 1];
    int kernelRows = planar ? window.size()[0] : 1;
    int last = positions.length - 1;
    int kernelColumns = window.size()[last];
    for (int n = 0; n < x.dim(0); n++) {
      for (int k = 0; k < kernelRows * kernelColumns; k++) {
        for (int to = 0; to < rows * columns; to++) {
          int i = planar ? at(0, to / columns, k / kernelColumns) : 0;
          int j = at(last, to % columns, k % kernelColumns);
          if (i >= 0 && i < height && j >= 0 && j < width) {
            tap.at((n * height + i) * width + j, k, n * rows * columns + to);
          }
        }
      }
    }
  }

  private int at(int axis, int output, int tap) {
    return output * window.stride()[axis] + tap * window.dilation()[axis] - window.padBegin()[axis];
  }
}
