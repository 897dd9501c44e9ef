package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;

/**
 * Divides sums of outer products into the blocks of {@link VectorBlocks}, {@link VectorFours} and
 * {@link VectorSixes}.
 */
@FromJava17
final class VectorSums {
  private static final int LANES = VectorBlocks.LANES;
  private static final int ROWS = TileTerms72.ROWS;

  /** Rows of z of an array: four. */
  private static final int SHIFT = 2;

  private VectorSums() {}

  /** The binary logarithm of the number of rows in an array, which may have more than they need. */
  private static int shift(float[][] tile, int row) {
    return 31 - Integer.numberOfLeadingZeros(tile[0].length / row);
  }

  /** Adds along whole vectors of the matrix. */
  static void addWhole(
      float[][] u,
      int stride,
      int count,
      float[][] z,
      int row,
      int width,
      int n,
      float[] g,
      int at,
      int rowStride) {
    int j = 0;
    for (; VectorBlocks.HAS_SIXTEEN && j + 4 * LANES <= width; j += 4 * LANES) {
      addFour(u, stride, count, z, row, j, n, g, at, rowStride);
    }
    for (; j + 2 * LANES <= width; j += 2 * LANES) {
      addTwo(u, stride, count, z, row, j, n, g, at, rowStride);
    }
    if (j < width) {
      addOne(u, stride, count, z, row, j, n, g, at, rowStride);
    }
  }

  private static void addFour(
      float[][] u,
      int stride,
      int count,
      float[][] z,
      int row,
      int j,
      int n,
      float[] g,
      int at,
      int rowStride) {
    int shift = shift(u, stride);
    int mask = (1 << shift) - 1;
    int bySixes = VectorSixes.rows(count);
    int i = 0;
    for (; i < bySixes; i += VectorSixes.ROWS) {
      int to = at + i * rowStride;
      VectorSixes.compute(
          z,
          0,
          row,
          SHIFT,
          n,
          j,
          u[i >> shift],
          (i & mask) * stride,
          u[(i + 2) >> shift],
          ((i + 2) & mask) * stride,
          u[(i + 4) >> shift],
          ((i + 4) & mask) * stride,
          1,
          stride,
          null,
          0,
          0,
          g,
          to,
          g,
          to + 2 * rowStride,
          g,
          to + 4 * rowStride,
          rowStride);
    }
    for (; i < count; i += ROWS) {
      VectorFours.fourByFour(
          z,
          0,
          row,
          SHIFT,
          n,
          j,
          u[i >> shift],
          (i & mask) * stride,
          1,
          stride,
          count - i,
          null,
          0,
          0,
          g,
          at + i * rowStride,
          rowStride);
    }
  }

  private static void addTwo(
      float[][] u,
      int stride,
      int count,
      float[][] z,
      int row,
      int j,
      int n,
      float[] g,
      int at,
      int rowStride) {
    int shift = shift(u, stride);
    int mask = (1 << shift) - 1;
    int i = 0;
    for (; VectorBlocks.HAS_SIXTEEN && i + 8 <= count; i += 8) {
      int to = at + i * rowStride;
      VectorBlocks.eightByTwo(
          z,
          0,
          row,
          SHIFT,
          n,
          j,
          u[i >> shift],
          (i & mask) * stride,
          u[(i + 4) >> shift],
          ((i + 4) & mask) * stride,
          1,
          stride,
          null,
          0,
          0,
          g,
          to,
          g,
          to + 4 * rowStride,
          rowStride);
    }
    for (; i < count; i += ROWS) {
      VectorFours.fourByTwo(
          z,
          0,
          row,
          SHIFT,
          n,
          j,
          u[i >> shift],
          (i & mask) * stride,
          1,
          stride,
          count - i,
          null,
          0,
          0,
          g,
          at + i * rowStride,
          rowStride);
    }
  }

  private static void addOne(
      float[][] u,
      int stride,
      int count,
      float[][] z,
      int row,
      int j,
      int n,
      float[] g,
      int at,
      int rowStride) {
    int shift = shift(u, stride);
    int mask = (1 << shift) - 1;
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      int to = at + i * rowStride;
      VectorBlocks.eightByOne(
          z,
          0,
          row,
          SHIFT,
          n,
          j,
          u[i >> shift],
          (i & mask) * stride,
          u[(i + 4) >> shift],
          ((i + 4) & mask) * stride,
          1,
          stride,
          null,
          0,
          0,
          g,
          to,
          g,
          to + 4 * rowStride,
          rowStride);
    }
    for (; i < count; i += ROWS) {
      VectorFours.fourByOne(
          z,
          0,
          row,
          SHIFT,
          n,
          j,
          u[i >> shift],
          (i & mask) * stride,
          1,
          stride,
          count - i,
          null,
          0,
          0,
          g,
          at + i * rowStride,
          rowStride);
    }
  }

  /**
   * Adds to fewer numbers than a vector has, or to such as do not lie beside each other: they are
   * copied to {@code sum} and back.
   *
   * @param j the first of them
   * @param b where the vector begins, at j or before it
   */
  static void addPart(
      float[][] u,
      int stride,
      int count,
      float[][] z,
      int row,
      int j,
      int b,
      int numbers,
      int n,
      float[] g,
      int at,
      int rowStride,
      int columnStride,
      float[] sum) {
    int shift = shift(u, stride);
    int mask = (1 << shift) - 1;
    for (int i = 0; i < count; i += ROWS) {
      int rows = Math.min(ROWS, count - i);
      int corner = at + i * rowStride + j * columnStride;
      read(g, corner, rowStride, columnStride, rows, numbers, sum, row, j);
      VectorFours.fourByOne(
          z,
          0,
          row,
          SHIFT,
          n,
          b,
          u[i >> shift],
          (i & mask) * stride,
          1,
          stride,
          rows,
          null,
          0,
          0,
          sum,
          0,
          row);
      write(sum, row, j, rows, numbers, g, corner, rowStride, columnStride);
    }
  }

  private static void read(
      float[] g,
      int at,
      int rowStride,
      int columnStride,
      int rows,
      int numbers,
      float[] sum,
      int row,
      int j) {
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < numbers; k++) {
        sum[r * row + j + k] = g[at + r * rowStride + k * columnStride];
      }
    }
  }

  private static void write(
      float[] sum,
      int row,
      int j,
      int rows,
      int numbers,
      float[] g,
      int at,
      int rowStride,
      int columnStride) {
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < numbers; k++) {
        g[at + r * rowStride + k * columnStride] = sum[r * row + j + k];
      }
    }
  }
}
