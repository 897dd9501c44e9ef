package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.runtime.Layer;

/** A convolution over an image, or over steps as an image of one row. */
final class NaiveConvolution extends NaiveLayer {
  private final NaiveWeights p;
  private final NaiveValue source;
  private final int kernelHeight;
  private final int kernelWidth;

  NaiveConvolution(Layer layout, float[] parameters, NaiveValue source) {
    super(layout);
    p = new NaiveWeights(layout, parameters);
    this.source = source;
    int[] weights = layout.tensors().get(0).shape();
    kernelHeight = weights.length > 3 ? weights[0] : 1;
    kernelWidth = weights[weights.length - 3];
  }

  @Override
  void compute() {
    for (int row = 0; row < height(); row++) {
      for (int column = 0; column < width(); column++) {
        for (int filter = 0; filter < channels(); filter++) {
          y[(row * width() + column) * channels() + filter] = sum(row, column, filter);
        }
      }
    }
  }

  private float sum(int row, int column, int filter) {
    int channels = source.channels();
    float sum = p.biases[filter];
    for (int i = 0; i < kernelHeight; i++) {
      for (int j = 0; j < kernelWidth; j++) {
        int from = position(row, i, column, j);
        if (from >= 0) {
          int weight = (i * kernelWidth + j) * channels;
          for (int c = 0; c < channels; c++) {
            sum += p.weights[filter][weight + c] * source.y[from * channels + c];
          }
        }
      }
    }
    return sum;
  }

  /** The position that an element of the kernel reads; −1 if it lies outside. */
  private int position(int row, int i, int column, int j) {
    int r = along(row, i, source.height(), height(), kernelHeight);
    int c = along(column, j, source.width(), width(), kernelWidth);
    return r < 0 || c < 0 ? -1 : r * source.width() + c;
  }

  private static int along(int position, int element, int input, int output, int size) {
    int from =
        position * Shapes.stride(input, output) + element - Shapes.before(input, output, size);
    return from < input ? from : -1;
  }

  @Override
  void propagate(float[] delta) {
    for (int row = 0; row < height(); row++) {
      for (int column = 0; column < width(); column++) {
        for (int filter = 0; filter < channels(); filter++) {
          float d = delta[(row * width() + column) * channels() + filter];
          p.biasGradient[filter] += d;
          propagate(row, column, filter, d);
        }
      }
    }
  }

  private void propagate(int row, int column, int filter, float d) {
    int channels = source.channels();
    for (int i = 0; i < kernelHeight; i++) {
      for (int j = 0; j < kernelWidth; j++) {
        int from = position(row, i, column, j);
        if (from >= 0) {
          int weight = (i * kernelWidth + j) * channels;
          for (int c = 0; c < channels; c++) {
            p.weightGradient[filter][weight + c] += d * source.y[from * channels + c];
            source.e[from * channels + c] += d * p.weights[filter][weight + c];
          }
        }
      }
    }
  }

  @Override
  void step(float rate) {
    p.step(rate);
  }

  @Override
  void copyTo(float[] parameters) {
    p.copyTo(parameters);
  }
}
