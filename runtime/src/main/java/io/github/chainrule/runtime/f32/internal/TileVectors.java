package io.github.chainrule.runtime.f32.internal;

/**
 * Computes products of tiles by vectors, with the bits of {@link Tile72} and its like: the lanes of
 * a vector are samples or units, never terms of one sum, and products are rounded before they are
 * added.
 */
abstract class TileVectors {

  /** What is used, or null if there are none. */
  static final TileVectors VECTORS = VectorTiles.create();

  /** Whether vectors are used now: not before they are compiled. */
  static boolean areUsed() {
    return VECTORS != null && VECTORS.areCompiled();
  }

  /** Whether the virtual machine has compiled them. */
  abstract boolean areCompiled();

  /**
   * The product {@code y_j = bias_j + Σ_i w_ij x_i}, i in ascending order.
   *
   * @param x a row for each i
   * @param terms the number of i
   * @param p the parameters
   * @param weights where the first weight is
   * @param termStride from a weight to that of the next i
   * @param stride from a weight to that of the next j
   * @param biases where the biases begin, or a negative number if there are none
   * @param columns the number of j
   * @param y written
   * @param from the row of y of the first j, a multiple of 4
   * @param row the length of the rows of x and y
   */
  abstract void product(
      float[][] x,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      int biases,
      int columns,
      float[][] y,
      int from,
      int row);

  /**
   * Adds {@code Σ_b u_i(b) z_j(b)}, b in ascending order, to a matrix.
   *
   * @param u a row for each i
   * @param stride the length of u's rows
   * @param count the number of i
   * @param z a row for each b
   * @param row the length of z's rows
   * @param width the number of j
   * @param n the number of b
   * @param g the matrix is in it; written
   * @param at where its element of the first i and j is
   * @param rowStride what is between an element and that of the next i
   * @param columnStride what is between an element and that of the next j
   * @param sum room for four rows of z; overwritten
   */
  abstract void addOuter(
      float[][] u,
      int stride,
      int count,
      float[][] z,
      int row,
      int width,
      int n,
      float[] g,
      int at,
      int rowStride,
      int columnStride,
      float[] sum);
}
