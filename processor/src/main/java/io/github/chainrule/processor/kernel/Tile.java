package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Width;

/**
 * The values of a vector for many samples, in the workspace of an evaluator: a row for each
 * element. A tile of one row holds it four times, so that it can be combined with four rows of
 * another.
 *
 * @param of what is held, by the name that it has for one sample
 */
public record Tile(String of, int rows, Width width) {

  /** The rows of each array of a tile, as the runtime has them. */
  public static final int ROWS = 4;

  /** Its Java name, unique within an evaluator. */
  public String name() {
    return of + "Tile";
  }
}
