package io.github.chainrule.runtime.f32.internal;

/**
 * Multiplies matrices by the transposes of others, for generated code that propagates the rows of a
 * Jacobian back through a layer's weights.
 *
 * <p>Both matrices are stored row by row, so an element of the product is a sum along both, which
 * is not vectorised. Therefore the rows of the right matrix are taken for the samples of a {@link
 * Tile72}, and the left matrix for weights.
 *
 * <p>An instance owns its workspace: use one per thread.
 */
public final class TransposedProducts {
  private final float[][] right;
  private final float[][] product;

  /**
   * Makes the workspace.
   *
   * @param terms the most terms of a sum, at least 1
   * @param rows the most rows of a left matrix, at least 1
   */
  public TransposedProducts(int terms, int rows) {
    right = Tile72.tile(terms);
    product = Tile72.tile(rows);
  }

  /**
   * The product {@code e_ri = Σ_j d_rj w_ij}, the terms in ascending order.
   *
   * @param d the left matrix, {@code [rows][terms]}
   * @param rows the number of its rows
   * @param terms the number of its columns
   * @param w the right matrix is in it, {@code [columns][terms]}
   * @param at where it begins
   * @param columns the number of its rows
   * @param e written, {@code [rows][columns]}
   */
  public void multiply(float[] d, int rows, int terms, float[] w, int at, int columns, float[] e) {
    int n;
    for (int i = 0; i < columns; i += n) {
      n = Tile72.count(columns - i, Math.max(terms, rows));
      int span = Tile72.span(n);
      Tile72.loadFrom(w, at + i * terms, n, terms, right, span);
      Tile72.transposed(right, terms, d, 0, rows, product, span);
      int row = TileVectors.row(Tile72.ROW, span);
      int each = TileVectors.rows(Tile72.ROW, span);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(product[r / each], r % each * row, e, r * columns + i, n);
      }
    }
  }
}
