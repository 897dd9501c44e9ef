package io.github.chainrule.processor.kernel;

/** What the runtime computes by vectors for one sample, where it has them. */
public enum VectorMethod {
  /** A vector times a matrix stored row by row, and a bias: reads the three in that order. */
  AFFINE("affine"),
  /** A vector times a matrix stored row by row. */
  PRODUCT("product"),
  /**
   * Adds to rows of sums the products of other rows and a matrix: what goes through a tap of a
   * window, see {@link io.github.chainrule.processor.program.Tap}.
   */
  TAP("addTap"),
  /** All products of an element of one vector and one of another, row by row. */
  OUTER("outer"),
  /** The hyperbolic tangents of some numbers. */
  TANH("tanh"),
  /** The logistic functions of some numbers. */
  SIGMOID("sigmoid");

  private final String text;

  VectorMethod(String text) {
    this.text = text;
  }

  /** The name of the runtime's method. */
  public String text() {
    return text;
  }
}
