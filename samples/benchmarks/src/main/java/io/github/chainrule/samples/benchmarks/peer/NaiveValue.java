package io.github.chainrule.samples.benchmarks.peer;

/** What a layer reads: the network's inputs, or another layer. */
class NaiveValue {
  /** The lengths of the axes, the channels last. */
  final int[] shape;

  /** The values, {@code [position][channel]}. */
  float[] y;

  /** The derivative of the loss by the values, to which all that read them add. */
  final float[] e;

  NaiveValue(int[] shape) {
    this.shape = shape;
    int length = 1;
    for (int dimension : shape) {
      length *= dimension;
    }
    y = new float[length];
    e = new float[length];
  }

  int channels() {
    return shape[shape.length - 1];
  }

  /** The rows of an image; steps are one row. */
  int height() {
    return shape.length > 2 ? shape[0] : 1;
  }

  /** The columns of an image, or the steps; 1 if there are neither. */
  int width() {
    return shape.length > 1 ? shape[shape.length - 2] : 1;
  }
}
