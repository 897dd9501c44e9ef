package io.github.chainrule.exchange.onnx;

import java.util.Arrays;

/** A list of numbers that grows. */
final class NumberBuffer {
  private double[] values = new double[8];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  double[] toArray() {
    return Arrays.copyOf(values, size);
  }

  int[] toInts() {
    return Arrays.stream(values, 0, size).mapToInt(value -> (int) value).toArray();
  }
}
