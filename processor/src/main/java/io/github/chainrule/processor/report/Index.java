package io.github.chainrule.processor.report;

/**
 * Which row or column of a matrix is meant.
 *
 * @param letter the variable, empty if there is none
 * @param offset what is added to it
 * @param inner for the columns of a flattened matrix, whose row is {@code letter}: the column;
 *     otherwise null
 */
record Index(String letter, int offset, Index inner) {

  /** The only row or column. */
  static final Index ZERO = new Index("", 0, null);

  static Index of(String letter) {
    return new Index(letter, 0, null);
  }

  /** The place of row i, column j in a flattened matrix. */
  static Index flattened(Index row, Index column) {
    return new Index(row.letter, row.offset, column);
  }

  /** The row of a flattened matrix. */
  Index outer() {
    return new Index(letter, offset, null);
  }

  Index plus(int distance) {
    return new Index(letter, offset + distance, inner);
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
    return offset == 0 ? variable : variable + "<mo>+</mo><mn>" + offset + "</mn>";
  }
}
