package io.github.chainrule.processor.report;

/**
 * Which row or column of a matrix is meant.
 *
 * @param letter the variable, empty if there is none
 * @param offset what is added to it
 * @param inner of two indices, the second: the column of a flattened matrix, whose row is {@code
 *     letter}, or a unit at a position; otherwise null
 * @param width how many of the second there are for each of the first; 0 where that is not written
 */
record Index(String letter, int offset, Index inner, int width) {

  /** The only row or column. */
  static final Index ZERO = new Index("", 0, null, 0);

  static Index of(String letter) {
    return new Index(letter, 0, null, 0);
  }

  /** The place of row i, column j in a flattened matrix. */
  static Index flattened(Index row, Index column) {
    return new Index(row.letter, row.offset, column, 0);
  }

  /** The place of a unit at a position, one position after another with so many units. */
  static Index at(Index position, int units, Index unit) {
    if (position == ZERO) {
      return unit;
    }
    return units == 1 ? position : new Index(position.letter, position.offset, unit, units);
  }

  /** The first of two indices. */
  Index outer() {
    return new Index(letter, offset, null, 0);
  }

  Index plus(int distance) {
    return width == 0
        ? new Index(letter, offset + distance, inner, 0)
        : new Index(letter, offset, inner.plus(distance), width);
  }

  /** Itself, or the only one where there is but one. */
  Index within(int size) {
    return size == 1 && inner == null ? ZERO : this;
  }

  String mathMl() {
    if (letter.isEmpty()) {
      return "<mn>" + offset + "</mn>";
    }
    String variable = "<mi>" + letter + "</mi>";
    if (width > 0) {
      return "<mn>" + width + "</mn>" + variable + "<mo>+</mo>" + inner.mathMl();
    }
    return offset == 0 ? variable : variable + "<mo>+</mo><mn>" + offset + "</mn>";
  }
}
