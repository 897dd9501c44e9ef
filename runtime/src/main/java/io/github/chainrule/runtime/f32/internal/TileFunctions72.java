package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.internal.VectorUnit;

/**
 * Elementary functions of each number of a tile. Those that return whether they have computed
 * anything do so by vectors alone: generated classes have loops for them, which the virtual machine
 * vectorises.
 */
public final class TileFunctions72 {

  private TileFunctions72() {}

  /** As many numbers by vectors, one at least, for which there is room. */
  private static int byVectors(int numbers) {
    return Math.max(VectorUnit.floats(), numbers);
  }

  /**
   * e^x of each number, as {@link Elementary#exp(float)} computes it.
   *
   * @param x any numbers
   * @param rows how many rows
   * @param y written; another tile than x
   * @param span what {@link Tile72#span} said
   */
  public static void exp(float[][] x, int rows, float[][] y, int span) {
    exp(x, 1, rows, y, span);
  }

  /**
   * e^x of each number of some positions.
   *
   * @param x any numbers
   * @param positions their positions
   * @param features the features of a position
   * @param y written; another tile than x
   * @param span what {@link Tile72#span} said
   */
  public static void exp(float[][] x, int positions, int features, float[][] y, int span) {
    int each = Tile72.arrays(features, span);
    for (int r = 0; r < positions * each; r++) {
      int numbers = Tile72.numbers(features, r % each, span);
      boolean isDone =
          TileVectors.areTilesUsed() && TileVectors.VECTORS.rowExp(x[r], y[r], byVectors(numbers));
      if (!isDone) {
        Elementary.exp(x[r], numbers, y[r]);
      }
    }
  }

  /**
   * The hyperbolic tangent of each number.
   *
   * @param x any numbers
   * @param rows how many rows
   * @param y written; another tile than x
   * @param span what {@link Tile72#span} said
   * @return whether y is written: only by vectors
   */
  public static boolean tanh(float[][] x, int rows, float[][] y, int span) {
    return tanh(x, 1, rows, y, span);
  }

  /**
   * The hyperbolic tangent of each number of some positions.
   *
   * @param x any numbers
   * @param positions their positions
   * @param features the features of a position
   * @param y written; another tile than x
   * @param span what {@link Tile72#span} said
   * @return whether y is written: only by vectors
   */
  public static boolean tanh(float[][] x, int positions, int features, float[][] y, int span) {
    int each = Tile72.arrays(features, span);
    boolean isDone = TileVectors.areTilesUsed();
    for (int r = 0; isDone && r < positions * each; r++) {
      int numbers = Tile72.numbers(features, r % each, span);
      isDone = TileVectors.VECTORS.rowTanh(x[r], 0, y[r], 0, byVectors(numbers));
    }
    return isDone;
  }

  /**
   * The logistic function of each number.
   *
   * @param x any numbers
   * @param rows how many rows
   * @param y written; another tile than x
   * @param span what {@link Tile72#span} said
   * @return whether y is written: only by vectors
   */
  public static boolean sigmoid(float[][] x, int rows, float[][] y, int span) {
    return sigmoid(x, 1, rows, y, span);
  }

  /**
   * The logistic function of each number of some positions.
   *
   * @param x any numbers
   * @param positions their positions
   * @param features the features of a position
   * @param y written; another tile than x
   * @param span what {@link Tile72#span} said
   * @return whether y is written: only by vectors
   */
  public static boolean sigmoid(float[][] x, int positions, int features, float[][] y, int span) {
    int each = Tile72.arrays(features, span);
    boolean isDone = TileVectors.areTilesUsed();
    for (int r = 0; isDone && r < positions * each; r++) {
      int numbers = Tile72.numbers(features, r % each, span);
      isDone = TileVectors.VECTORS.rowSigmoid(x[r], 0, y[r], 0, byVectors(numbers));
    }
    return isDone;
  }
}
