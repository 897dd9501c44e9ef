package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Width;

/**
 * The values of a vector for many samples, in the workspace of an evaluator: a row for each element
 * and {@link #ROWS} rows to an array. A tile of one row holds it that many times, so that it can be
 * combined with an array of another.
 *
 * @param of what is held
 */
public record Tile(ValueName of, int rows, Width width) {

  /** Rows in an array of a tile; the runtime's tiles have as many. */
  public static final int ROWS = 4;

  /** The number of its arrays. */
  public int arrays() {
    return arrays(rows);
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
