package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.Window;

/**
 * Computes rows of single samples for generated code: by vectors, or, for products whose rows the
 * virtual machine does not vectorise, in other ways than loops along them. Each method returns
 * false, and has done nothing, where there are no vectors or they are not compiled yet, where less
 * is computed than a vector holds, and for functions of doubles, unless there is such a way.
 * Results have the bits of the plain loops that the caller has for these cases.
 *
 * <p>What is written overlaps no operand.
 */
public final class Vectors {
  private Vectors() {}

  /**
   * The layer {@code y_j = bias_j + Σ_i x_i w_ij}, i in ascending order.
   *
   * @param x the inputs are in it
   * @param xAt where they begin
   * @param w the weights are in it, those of an input side by side
   * @param wAt where they begin
   * @param b the biases are in it
   * @param bAt where they begin
   * @param y written
   * @param yAt from here on
   * @param terms the number of i
   * @param columns the number of j; if it exceeds the stride, what is beyond that need not be right
   * @param stride from a weight to that of the next i
   * @return whether y is written
   */
  public static boolean affine(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int columns,
      int stride) {
    return rowProduct(x, xAt, w, wAt, b, bAt, y, yAt, terms, columns, stride);
  }

  /**
   * The product {@code y_j = Σ_i x_i w_ij}, i in ascending order.
   *
   * @param x the left vector is in it
   * @param xAt where it begins
   * @param w the matrix is in it, the elements of a row side by side
   * @param wAt where it begins
   * @param y written
   * @param yAt from here on
   * @param terms the number of i
   * @param columns the number of j; if it exceeds the stride, what is beyond that need not be right
   * @param stride from an element to that of the next i
   * @return whether y is written
   */
  public static boolean product(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int terms,
      int columns,
      int stride) {
    return rowProduct(x, xAt, w, wAt, null, 0, y, yAt, terms, columns, stride);
  }

  private static boolean rowProduct(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int columns,
      int stride) {
    boolean isDone =
        TileVectors.areUsed()
            && TileVectors.VECTORS.rowProduct(
                x, xAt, w, wAt, b, bAt, y, yAt, terms, columns, stride);
    int own = Math.min(columns, stride);
    if (!isDone && UnalignedRows.areFaster(wAt, bAt, yAt, own, stride)) {
      UnalignedRows.product(x, xAt, w, wAt, b, bAt, y, yAt, terms, own, stride);
      isDone = true;
    }
    return isDone;
  }

  /**
   * What goes through a window: {@code y_qj = bias_j + Σ x_pi w_tij} over the taps t that pair q
   * with a p, and over i, both in ascending order.
   *
   * @param window the taps
   * @param x the rows p to multiply are in it, one after another
   * @param xAt where the first one begins
   * @param w the matrices of the taps are in it, one after another, the elements of a row side by
   *     side
   * @param wAt where the first one begins
   * @param b the biases are in it
   * @param bAt where they begin
   * @param y the rows q, written
   * @param yAt where the first one begins
   * @param terms the number of i
   * @param columns the number of j
   * @param stride from an element of w to that of the next i
   * @return whether y is written
   */
  public static boolean window(
      Window window,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int columns,
      int stride) {
    return TileVectors.areUsed()
        && TileVectors.VECTORS.rowWindow(
            window, x, xAt, w, wAt, b, bAt, y, yAt, terms, columns, stride);
  }

  /**
   * What goes through a window: {@code y_qj = Σ x_pi w_tij} over the taps t that pair q with a p,
   * and over i, both in ascending order.
   *
   * @param window the taps
   * @param x the rows p to multiply are in it, one after another
   * @param xAt where the first one begins
   * @param w the matrices of the taps are in it, one after another, the elements of a row side by
   *     side
   * @param wAt where the first one begins
   * @param y the rows q, written
   * @param yAt where the first one begins
   * @param terms the number of i
   * @param columns the number of j
   * @param stride from an element of w to that of the next i
   * @return whether y is written
   */
  public static boolean window(
      Window window,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int terms,
      int columns,
      int stride) {
    return TileVectors.areUsed()
        && TileVectors.VECTORS.rowWindow(
            window, x, xAt, w, wAt, null, 0, y, yAt, terms, columns, stride);
  }

  /**
   * The outer product {@code g_ij = x_i d_j}, row by row.
   *
   * @param x the left vector is in it
   * @param xAt where it begins
   * @param d the right vector is in it
   * @param dAt where it begins
   * @param g written
   * @param gAt from here on
   * @param rows the number of i
   * @param columns the number of j
   * @return whether g is written
   */
  public static boolean outer(
      float[] x, int xAt, float[] d, int dAt, float[] g, int gAt, int rows, int columns) {
    return TileVectors.areUsed()
        && TileVectors.VECTORS.rowOuter(x, xAt, d, dAt, g, gAt, rows, columns);
  }

  /**
   * The hyperbolic tangents of some numbers.
   *
   * @param x the numbers are in it
   * @param xAt where they begin
   * @param y written
   * @param yAt from here on
   * @param count how many
   * @return whether y is written
   */
  public static boolean tanh(float[] x, int xAt, float[] y, int yAt, int count) {
    return TileVectors.areUsed() && TileVectors.VECTORS.rowTanh(x, xAt, y, yAt, count);
  }

  /**
   * The logistic functions of some numbers.
   *
   * @param x the numbers are in it
   * @param xAt where they begin
   * @param y written
   * @param yAt from here on
   * @param count how many
   * @return whether y is written
   */
  public static boolean sigmoid(float[] x, int xAt, float[] y, int yAt, int count) {
    return TileVectors.areUsed() && TileVectors.VECTORS.rowSigmoid(x, xAt, y, yAt, count);
  }
}
