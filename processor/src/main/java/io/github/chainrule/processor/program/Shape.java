package io.github.chainrule.processor.program;

import java.util.List;

/** The shape of a matrix. */
record Shape(int rows, int columns) {

  /** The shape that all of the operands, one row or column standing for many, spread to. */
  static Shape spread(List<Node> operands) {
    int rows = 1;
    int columns = 1;
    for (Node operand : operands) {
      rows = common(rows, operand.rows());
      columns = common(columns, operand.columns());
    }
    return new Shape(rows, columns);
  }

  private static int common(int a, int b) {
    if (a != b && a != 1 && b != 1) {
      throw new IllegalArgumentException("shapes do not agree: " + a + " and " + b);
    }
    return Math.max(a, b);
  }
}
