package io.github.chainrule.processor.program;

import java.util.List;

/**
 * The shape of a value.
 *
 * @param rows seeds: the directions that a derivative is taken in, one for a value itself
 * @param positions steps or pixels, one for a vector
 * @param features channels or units at each position
 */
public record Shape(int rows, int positions, int features) {

  /** A matrix, or a vector of one row: a single position. */
  public static Shape matrix(int rows, int columns) {
    return new Shape(rows, 1, columns);
  }

  /** The shape that all of the operands, one along an axis standing for many, spread to. */
  static Shape spread(List<Node> operands) {
    int rows = 1;
    int positions = 1;
    int features = 1;
    for (Node operand : operands) {
      rows = common(rows, operand.rows());
      positions = common(positions, operand.positions());
      features = common(features, operand.features());
    }
    return new Shape(rows, positions, features);
  }

  private static int common(int a, int b) {
    if (a != b && a != 1 && b != 1) {
      throw new IllegalArgumentException("shapes do not agree: " + a + " and " + b);
    }
    return Math.max(a, b);
  }

  /** Whether a value, repeated along the axes where it is one, has another shape. */
  boolean spreadsTo(Shape other) {
    return spreads(rows, other.rows)
        && spreads(positions, other.positions)
        && spreads(features, other.features);
  }

  private static boolean spreads(int from, int to) {
    return from == to || from == 1;
  }

  /** The elements of a row: the features of each position, one after another. */
  public int columns() {
    return Math.multiplyExact(positions, features);
  }

  public int size() {
    return Math.multiplyExact(rows, columns());
  }

  /** The same for another number of seeds. */
  public Shape withRows(int other) {
    return new Shape(other, positions, features);
  }

  /** The same for other features. */
  public Shape withFeatures(int other) {
    return new Shape(rows, positions, other);
  }
}
