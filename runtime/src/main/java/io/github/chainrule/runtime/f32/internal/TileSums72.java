package io.github.chainrule.runtime.f32.internal;

import java.util.Arrays;

/**
 * Computes with the samples of a tile along rows of 72 numbers that belong to one sample, for
 * generated code.
 *
 * <p>A sum over samples has a fixed order, so that the loop must not run along the samples. Here it
 * runs along the elements of one factor: {@link #turn} or {@link #copy} lays those of each sample
 * in a row, and {@link #addOuter} adds the rows, times an element of the other factor. Wide layers
 * are computed along their outputs, too, where that makes for longer rows than the samples do.
 */
public final class TileSums72 {
  private static final int ROW = TileTerms72.ROW;
  private static final int ROWS = TileTerms72.ROWS;

  private TileSums72() {}

  /**
   * Makes a tile.
   *
   * @param rows the number of rows, at least 1
   * @return the tile, all zero
   */
  public static float[][] tile(int rows) {
    return TileTerms72.tile(rows);
  }

  /**
   * Lays some columns of samples in rows, a row for each sample.
   *
   * @param tile the samples, a row of up to {@code stride} numbers for each feature
   * @param stride the length of the tile's rows
   * @param from the first feature, a multiple of 4
   * @param count how many features, at most 72
   * @param n the number of samples
   * @param samples written: a tile of n rows
   * @param span how much of the tile's rows is computed
   */
  public static void turn(
      float[][] tile, int stride, int from, int count, int n, float[][] samples, int span) {
    int row = TileVectors.row(stride, span);
    int each = TileVectors.rows(stride, span);
    for (int j = 0; j < count; j += ROWS) {
      float[] rows = tile[(from + j) / each];
      int at = (from + j) % each * row;
      int whole = count - j >= ROWS ? n - n % ROWS : 0;
      for (int b = 0; b < whole; b += ROWS) {
        Squares.turn(rows, at + b, row, samples[b / ROWS], j, ROW);
      }
      for (int b = whole; b < n; b++) {
        for (int k = 0; k < Math.min(ROWS, count - j); k++) {
          samples[b / ROWS][b % ROWS * ROW + j + k] = rows[at + k * row + b];
        }
      }
    }
  }

  /**
   * Copies some columns of samples to rows, a row for each sample.
   *
   * @param a the samples, row-major {@code [][columns]}
   * @param start the first sample
   * @param columns the features of a sample
   * @param from the first feature
   * @param count how many features, at most 72
   * @param n the number of samples
   * @param samples written: a tile of n rows
   */
  public static void copy(
      float[] a, int start, int columns, int from, int count, int n, float[][] samples) {
    for (int b = 0; b < n; b++) {
      int at = (start + b) * columns + from;
      System.arraycopy(a, at, samples[b / ROWS], b % ROWS * ROW, count);
    }
  }

  /**
   * Adds {@code Σ_b u_i(b) z_j(b)}, the samples in ascending order, to a matrix.
   *
   * @param u for each i a row of {@code stride} numbers, one of each sample
   * @param stride the length of u's rows
   * @param count the number of i
   * @param z for each sample a row of numbers, one of each j, as {@link #turn} lays it
   * @param width the number of j, at most 72
   * @param n the number of samples
   * @param g the matrix is in it; written
   * @param at where its element of the first i and j is
   * @param rowStride what is between an element and that of the next i
   * @param columnStride what is between an element and that of the next j
   * @param sum a tile of four rows, written
   * @param span how much of u's rows is computed
   */
  public static void addOuter(
      float[][] u,
      int stride,
      int count,
      float[][] z,
      int width,
      int n,
      float[] g,
      int at,
      int rowStride,
      int columnStride,
      float[] sum,
      int span) {
    if (TileVectors.areUsed(stride, span)) {
      int row = TileVectors.row(stride, span);
      TileVectors.VECTORS.addOuter(
          u, row, count, z, ROW, width, n, g, at, rowStride, columnStride, sum);
    } else {
      addPlainOuter(u, stride, count, z, width, n, g, at, rowStride, columnStride, sum);
    }
  }

  static void addPlainOuter(
      float[][] u,
      int stride,
      int count,
      float[][] z,
      int width,
      int n,
      float[] g,
      int at,
      int rowStride,
      int columnStride,
      float[] sum) {
    for (int i = 0; i < count; i += ROWS) {
      int rows = Math.min(ROWS, count - i);
      int corner = at + i * rowStride;
      read(g, corner, rowStride, columnStride, rows, width, sum);
      for (int b = 0; b < n; b += ROWS) {
        TileTerms72.add(sum, rows, z[b / ROWS], n - b, u[i / ROWS], b, 1, stride);
      }
      write(sum, rows, width, g, corner, rowStride, columnStride);
    }
  }

  private static void read(
      float[] g, int at, int rowStride, int columnStride, int rows, int width, float[] sum) {
    for (int r = 0; r < rows; r++) {
      if (columnStride == 1) {
        System.arraycopy(g, at + r * rowStride, sum, r * ROW, width);
      } else {
        for (int j = 0; j < width; j++) {
          sum[r * ROW + j] = g[at + r * rowStride + j * columnStride];
        }
      }
    }
  }

  private static void write(
      float[] sum, int rows, int width, float[] g, int at, int rowStride, int columnStride) {
    for (int r = 0; r < rows; r++) {
      if (columnStride == 1) {
        System.arraycopy(sum, r * ROW, g, at + r * rowStride, width);
      } else {
        for (int j = 0; j < width; j++) {
          g[at + r * rowStride + j * columnStride] = sum[r * ROW + j];
        }
      }
    }
  }

  /**
   * Some outputs of the affine map {@code y_j = bias_j + Σ_i w_ij x_i}, the inputs in ascending
   * order.
   *
   * @param x the inputs, a row of {@code stride} numbers for each
   * @param stride the length of the rows of x and y
   * @param inputs the number of inputs
   * @param p the parameters
   * @param weights where the weight of the first input and the first of these outputs is
   * @param outputs what is between it and the weight of the next input
   * @param biases where the bias of the first of these outputs is, or a negative number if there
   *     are none
   * @param from the first of these outputs
   * @param count how many of them, at most 72
   * @param n the number of samples
   * @param samples a tile of n rows, written
   * @param four a tile of four rows, written
   * @param y written
   * @param span how much of the rows of x and y is computed
   */
  public static void affine(
      float[][] x,
      int stride,
      int inputs,
      float[] p,
      int weights,
      int outputs,
      int biases,
      int from,
      int count,
      int n,
      float[][] samples,
      float[] four,
      float[][] y,
      int span) {
    if (TileVectors.areUsed(stride, span)) {
      TileVectors.VECTORS.product(
          x, inputs, p, weights, outputs, 1, biases, count, y, from, stride, span);
      return;
    }
    for (int b = 0; b < n; b++) {
      begin(p, biases, count, samples[b / ROWS], b % ROWS * ROW);
    }
    for (int i = 0; i < inputs; i += ROWS) {
      int terms = Math.min(ROWS, inputs - i);
      read(p, weights + i * outputs, outputs, 1, terms, count, four);
      for (int b = 0; b < n; b += ROWS) {
        TileTerms72.add(samples[b / ROWS], n - b, four, terms, x[i / ROWS], b, stride, 1);
      }
    }
    turnBack(samples, stride, from, count, n, y);
  }

  private static void begin(float[] p, int biases, int count, float[] rows, int at) {
    if (biases < 0) {
      Arrays.fill(rows, at, at + count, TileTerms72.NOTHING);
    } else {
      System.arraycopy(p, biases, rows, at, count);
    }
  }

  private static void turnBack(
      float[][] samples, int stride, int from, int count, int n, float[][] tile) {
    for (int j = 0; j < count; j++) {
      float[] rows = tile[(from + j) / ROWS];
      int at = (from + j) % ROWS * stride;
      for (int b = 0; b < n; b++) {
        rows[at + b] = samples[b / ROWS][b % ROWS * ROW + j];
      }
    }
  }
}
