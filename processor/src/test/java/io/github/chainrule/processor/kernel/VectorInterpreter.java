package io.github.chainrule.processor.kernel;

import io.github.chainrule.dsl.Precision;
import java.util.List;

/** Computes what vectors would, from the operands and sizes of a {@link VectorMethod}. */
final class VectorInterpreter {

  /** Elements of an array from a place on. */
  static final class Operand {

    private final double[] array;
    private final int at;

    Operand(double[] array, int at) {
      this.array = array;
      this.at = at;
    }

    double get(int index) {
      return array[at + index];
    }

    void set(int index, double value) {
      array[at + index] = value;
    }
  }

  private final Precision precision;
  private final List<Operand> read;
  private final Operand written;
  private final List<Integer> sizes;

  VectorInterpreter(Precision precision, List<Operand> read, Operand written, List<Integer> sizes) {
    this.precision = precision;
    this.read = read;
    this.written = written;
    this.sizes = sizes;
  }

  void run(VectorMethod method) {
    switch (method) {
      case AFFINE, PRODUCT -> product(method == VectorMethod.AFFINE);
      case TAP -> addTap();
      case OUTER -> outer();
      case TANH -> tanh();
      case SIGMOID -> sigmoid();
    }
  }

  private void product(boolean hasBias) {
    for (int column = 0; column < sizes.get(1); column++) {
      double first = hasBias ? read.get(2).get(column) : -0.0;
      written.set(column, sum(first, 0, column, sizes.get(0), sizes.get(2)));
    }
  }

  private void addTap() {
    for (int pair = 0; pair < sizes.get(0) * sizes.get(1); pair++) {
      int outer = pair / sizes.get(1);
      int inner = pair % sizes.get(1);
      int from = outer * sizes.get(2) + inner * sizes.get(3);
      int to = outer * sizes.get(4) + inner * sizes.get(5);
      for (int column = 0; column < sizes.get(7); column++) {
        double first = written.get(to + column);
        written.set(to + column, sum(first, from, column, sizes.get(6), sizes.get(8)));
      }
    }
  }

  /** A sum that is begun, and the products of a row of the left and a column of the right. */
  private double sum(double first, int from, int column, int terms, int stride) {
    double sum = first;
    for (int term = 0; term < terms; term++) {
      double product = read.get(0).get(from + term) * read.get(1).get(term * stride + column);
      sum = rounded(sum + rounded(product));
    }
    return sum;
  }

  private void outer() {
    int columns = sizes.get(1);
    for (int index = 0; index < sizes.get(0) * columns; index++) {
      double left = read.get(0).get(index / columns);
      written.set(index, rounded(left * read.get(1).get(index % columns)));
    }
  }

  /** Only of floats. */
  private void tanh() {
    for (int index = 0; index < sizes.get(0); index++) {
      float x = (float) read.get(0).get(index);
      written.set(index, io.github.chainrule.runtime.f32.Elementary.tanh(x));
    }
  }

  /** Only of floats. */
  private void sigmoid() {
    for (int index = 0; index < sizes.get(0); index++) {
      float x = (float) read.get(0).get(index);
      written.set(index, io.github.chainrule.runtime.f32.Elementary.sigmoid(x));
    }
  }

  private double rounded(double value) {
    return precision == Precision.FLOAT ? (float) value : value;
  }
}
