package io.github.chainrule.processor.kernel;

import io.github.chainrule.dsl.Precision;
import java.util.List;
import java.util.Optional;

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
  private final Optional<RowWindow> window;
  private final List<Operand> read;
  private final Operand written;
  private final List<Integer> sizes;

  VectorInterpreter(
      Precision precision,
      Optional<RowWindow> window,
      List<Operand> read,
      Operand written,
      List<Integer> sizes) {
    this.precision = precision;
    this.window = window;
    this.read = read;
    this.written = written;
    this.sizes = sizes;
  }

  void run(VectorMethod method) {
    switch (method) {
      case AFFINE, PRODUCT -> product(method == VectorMethod.AFFINE);
      case WINDOW_AFFINE, WINDOW_PRODUCT -> runThroughWindow(false);
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

  /** Multiplies by the matrices of taps, or by their transposes. */
  void runThroughWindow(boolean isTransposed) {
    RowWindow taps = window.orElseThrow();
    int terms = sizes.get(0);
    int columns = sizes.get(1);
    int stride = isTransposed ? 1 : sizes.get(2);
    int columnStride = isTransposed ? sizes.get(2) : 1;
    for (int place = 0; place < taps.positions() * columns; place++) {
      written.set(place, read.size() > 2 ? read.get(2).get(place % columns) : -0.0);
    }
    for (int tap = 0; tap < taps.taps().size(); tap++) {
      Pairs pairs = taps.taps().get(tap);
      int matrix = tap * terms * columns;
      for (int pair = 0; pair < pairs.count(); pair++) {
        int from = place(pairs, pairs.read(), pair) * terms;
        int to = place(pairs, pairs.written(), pair) * columns;
        for (int column = 0; column < columns; column++) {
          double first = written.get(to + column);
          int weights = matrix + column * columnStride;
          written.set(to + column, sum(first, from, weights, terms, stride));
        }
      }
    }
  }

  private static int place(Pairs pairs, Pairs.Places places, int pair) {
    int outer = pair / pairs.inner();
    int inner = pair % pairs.inner();
    return places.first() + outer * places.outerStep() + inner * places.innerStep();
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
