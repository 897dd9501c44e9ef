package io.github.chainrule.processor.kernel;

/**
 * What the runtime computes by vectors where it has them, for one sample or, functions, for each
 * number of a tile. Matrices are stored row by row; a stride is from an element to the one of the
 * next row.
 */
public enum VectorMethod {
  /** A vector x times a matrix w of so many rows (terms) and columns, and a bias b. */
  AFFINE("affine", "x, w, b", "terms, columns, stride"),
  /** A vector x times a matrix w of so many rows (terms) and columns. */
  PRODUCT("product", "x, w", "terms, columns, stride"),
  /**
   * What goes through the taps of a {@link RowWindow}, each of which has a matrix of so many rows
   * (terms) and columns in w, and a bias b.
   */
  WINDOW_AFFINE("window", "x, w, b", "terms, columns, stride"),
  /** What goes through the taps of a {@link RowWindow}, each of which has a matrix in w. */
  WINDOW_PRODUCT("window", "x, w", "terms, columns, stride"),
  /** All products of an element of a vector x and one of a vector d, row by row. */
  OUTER("outer", "x, d", "rows, columns"),
  /** The hyperbolic tangents of some numbers x. */
  TANH("tanh", "x", "count"),
  /** The logistic functions of some numbers x. */
  SIGMOID("sigmoid", "x", "count");

  private final String text;
  private final String operands;
  private final String sizes;

  VectorMethod(String text, String operands, String sizes) {
    this.text = text;
    this.operands = operands;
    this.sizes = sizes;
  }

  /** The name of the runtime's method. */
  public String text() {
    return text;
  }

  /** Whether it computes what goes through a window. */
  boolean hasWindow() {
    return this == WINDOW_AFFINE || this == WINDOW_PRODUCT;
  }

  void check(int operandCount, int sizeCount) {
    if (operandCount != count(operands) || sizeCount != count(sizes)) {
      throw new IllegalArgumentException(
          "%s reads (%s), with the sizes (%s); there are %d operands and %d sizes"
              .formatted(text, operands, sizes, operandCount, sizeCount));
    }
  }

  private static int count(String names) {
    return names.split(", ", -1).length;
  }
}
