package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.Node;

/** The elements of an operand that serve those of a possibly larger value. */
@SuppressWarnings("ArrayRecordComponent") // Compared by no one.
record Spread(double[] array, int start, int rowStride, int positionStride, int featureStride) {

  double at(int row, int position, int feature) {
    return array[start + row * rowStride + position * positionStride + feature * featureStride];
  }

  /** Those that serve some elements of a value that follow one another. */
  double[] elements(Node value, int from, int count) {
    double[] elements = new double[count];
    int feature = from % value.features();
    int position = from / value.features() % value.positions();
    int row = from / value.columns();
    for (int index = 0; index < count; index++) {
      elements[index] = at(row, position, feature);
      if (++feature == value.features()) {
        feature = 0;
        position++;
      }
      if (position == value.positions()) {
        position = 0;
        row++;
      }
    }
    return elements;
  }
}
