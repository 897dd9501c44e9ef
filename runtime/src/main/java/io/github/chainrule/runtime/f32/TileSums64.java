package io.github.chainrule.runtime.f32;

/**
 * Sums over the samples of a tile, along rows of 64 numbers that belong to one sample, for
 * generated code.
 *
 * <p>The order of a sum is fixed, so that the loop must not run along what is summed. Here it runs
 * along the elements of one factor: {@link #turn} or {@link #copy} lays those of each sample in a
 * row, and {@link #addOuter} adds the rows, times an element of the other factor.
 */
public final class TileSums64 {
  private static final int ROW = Tile64.ROW;
  private static final int ROWS = Tile64.ROWS;

  private TileSums64() {}

  /**
   * Lays some columns of samples in rows, a row for each sample.
   *
   * @param tile the samples, a row of {@code stride} numbers for each feature
   * @param stride the length of the tile's rows
   * @param from the first feature
   * @param count how many features, at most 64
   * @param n the number of samples
   * @param samples written: a tile of n rows
   */
  public static void turn(
      float[][] tile, int stride, int from, int count, int n, float[][] samples) {
    for (int j = 0; j < count; j++) {
      float[] rows = tile[(from + j) / ROWS];
      int at = (from + j) % ROWS * stride;
      int b = 0;
      for (int group = 0; b < n; group++) {
        float[] four = samples[group];
        for (int r = 0; r < ROWS && b < n; r++, b++) {
          four[r * ROW + j] = rows[at + b];
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
   * @param count how many features, at most 64
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
   * @param width the number of j, at most 64
   * @param n the number of samples
   * @param g the matrix is in it; written
   * @param at where its element of the first i and j is
   * @param rowStride what is between an element and that of the next i
   * @param columnStride what is between an element and that of the next j
   * @param sum a tile of four rows, written
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
      float[] sum) {
    for (int i = 0; i < count; i += ROWS) {
      int rows = Math.min(ROWS, count - i);
      int corner = at + i * rowStride;
      read(g, corner, rowStride, columnStride, rows, width, sum);
      for (int b = 0; b < n; b += ROWS) {
        TileTerms64.add(sum, rows, z[b / ROWS], n - b, u[i / ROWS], b, 1, stride);
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
}
