package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.f32.Elementary;

/**
 * Elementary functions of each number of a tile. Those that return whether they have computed
 * anything do so by vectors alone: generated classes have loops for them, which the virtual machine
 * vectorises.
 */
public final class TileFunctions72 {
  private static final int ROW = TileTerms72.ROW;

  /** How many numbers an array has. */
  private static final int ARRAY = TileTerms72.ROWS * ROW;

  private TileFunctions72() {}

  /**
   * e^x of each number, as {@link Elementary#exp(float)} computes it.
   *
   * @param x any numbers
   * @param rows how many rows
   * @param y written; another tile than x
   * @param span what {@link Tile72#span} said
   */
  public static void exp(float[][] x, int rows, float[][] y, int span) {
    int row = TileVectors.row(ROW, span);
    int each = TileVectors.rows(ROW, span);
    for (int i = 0; i < rows; i += each) {
      exp(x[i / each], Math.min(each, rows - i) * row, y[i / each]);
    }
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
    int arrays = positions * Tile72.arrays(features, span);
    for (int r = 0; r < arrays; r++) {
      exp(x[r], ARRAY, y[r]);
    }
  }

  private static void exp(float[] x, int count, float[] y) {
    if (!(TileVectors.areTilesUsed() && TileVectors.VECTORS.rowExp(x, y, count))) {
      Elementary.exp(x, count, y);
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
    int row = TileVectors.row(ROW, span);
    int each = TileVectors.rows(ROW, span);
    boolean isDone = TileVectors.areTilesUsed();
    for (int i = 0; isDone && i < rows; i += each) {
      int count = Math.min(each, rows - i) * row;
      isDone = TileVectors.VECTORS.rowTanh(x[i / each], 0, y[i / each], 0, count);
    }
    return isDone;
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
    int arrays = positions * Tile72.arrays(features, span);
    boolean isDone = TileVectors.areTilesUsed();
    for (int r = 0; isDone && r < arrays; r++) {
      isDone = TileVectors.VECTORS.rowTanh(x[r], 0, y[r], 0, ARRAY);
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
    int row = TileVectors.row(ROW, span);
    int each = TileVectors.rows(ROW, span);
    boolean isDone = TileVectors.areTilesUsed();
    for (int i = 0; isDone && i < rows; i += each) {
      int count = Math.min(each, rows - i) * row;
      isDone = TileVectors.VECTORS.rowSigmoid(x[i / each], 0, y[i / each], 0, count);
    }
    return isDone;
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
    int arrays = positions * Tile72.arrays(features, span);
    boolean isDone = TileVectors.areTilesUsed();
    for (int r = 0; isDone && r < arrays; r++) {
      isDone = TileVectors.VECTORS.rowSigmoid(x[r], 0, y[r], 0, ARRAY);
    }
    return isDone;
  }
}
