package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Width;

/**
 * The values of a node for many samples, in the workspace of an evaluator: a row for each feature
 * and {@link #ROWS} rows to an array; each position has arrays of its own. A tile of one row at a
 * position holds it as often as it is combined with rows of another.
 *
 * @param of what is held
 * @param rows the features of a position
 */
public record Tile(ValueName of, int positions, int rows, Width width) {

  /** A tile of a vector. */
  public Tile(ValueName of, int rows, Width width) {
    this(of, 1, rows, width);
  }

  /** Rows in an array of a tile; the runtime's tiles have as many. */
  public static final int ROWS = 4;

  /** The number of its arrays. */
  public int arrays() {
    return positions * arraysOfPosition();
  }

  /** The number of arrays of one position. */
  public int arraysOfPosition() {
    return arrays(rows);
  }

  /** The number of rows of a position, with those that fill up its arrays. */
  public int rowsOfPosition() {
    return arraysOfPosition() * ROWS;
  }

  /** The number of its rows with those that fill up the arrays of positions. */
  public int allRows() {
    return positions == 1 ? rows : positions * rowsOfPosition();
  }

  /** The number of arrays that so many rows take. */
  public static int arrays(int rows) {
    return (rows + ROWS - 1) / ROWS;
  }

  /** Its Java name, unique within an evaluator. */
  public String name() {
    return of.text() + "Tile";
  }
}
