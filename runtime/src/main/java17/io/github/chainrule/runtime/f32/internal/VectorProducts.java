package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;

/**
 * Divides products of tiles into the blocks of {@link VectorBlocks}, {@link VectorFours} and {@link
 * VectorSixes}.
 */
@FromJava17
final class VectorProducts {
  private static final int LANES = VectorBlocks.LANES;

  private VectorProducts() {}

  /**
   * Computes {@code y_j = begin_j + Σ_i w_ij x_i}.
   *
   * @param first the array of x of the first i
   * @param c what the sums begin with, from {@code bias} on at a stride, or null if y is added to
   * @param from the row of y of the first j
   * @param row the length of the rows of x and y
   * @param shift the binary logarithm of the number of rows in an array
   */
  static void compute(
      float[][] x,
      int first,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      float[] c,
      int bias,
      int biasStride,
      int columns,
      float[][] y,
      int from,
      int row,
      int shift,
      int span) {
    int b = 0;
    for (; VectorBlocks.HAS_SIXTEEN && b + 3 * LANES < span; b += 4 * LANES) {
      alongFour(
          x,
          first,
          terms,
          p,
          weights,
          termStride,
          stride,
          c,
          bias,
          biasStride,
          columns,
          y,
          from,
          row,
          shift,
          b);
    }
    for (; b + LANES < span; b += 2 * LANES) {
      alongTwo(
          x,
          first,
          terms,
          p,
          weights,
          termStride,
          stride,
          c,
          bias,
          biasStride,
          columns,
          y,
          from,
          row,
          shift,
          b);
    }
    if (b < span) {
      alongOne(
          x,
          first,
          terms,
          p,
          weights,
          termStride,
          stride,
          c,
          bias,
          biasStride,
          columns,
          y,
          from,
          row,
          shift,
          b);
    }
  }

  private static void alongFour(
      float[][] x,
      int first,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      float[] c,
      int bias,
      int biasStride,
      int columns,
      float[][] y,
      int from,
      int row,
      int shift,
      int b) {
    int mask = (1 << shift) - 1;
    int bySixes = VectorSixes.rows(columns);
    int j = 0;
    for (; j < bySixes; j += VectorSixes.ROWS) {
      int at = weights + j * stride;
      int r = from + j;
      VectorSixes.compute(
          x,
          first,
          row,
          shift,
          terms,
          b,
          p,
          at,
          p,
          at + 2 * stride,
          p,
          at + 4 * stride,
          termStride,
          stride,
          c,
          bias + j * biasStride,
          biasStride,
          y[r >> shift],
          (r & mask) * row,
          y[(r + 2) >> shift],
          ((r + 2) & mask) * row,
          y[(r + 4) >> shift],
          ((r + 4) & mask) * row,
          row);
    }
    for (; j < columns; j += 4) {
      int r = from + j;
      VectorFours.fourByFour(
          x,
          first,
          row,
          shift,
          terms,
          b,
          p,
          weights + j * stride,
          termStride,
          stride,
          columns - j,
          c,
          bias + j * biasStride,
          biasStride,
          y[r >> shift],
          (r & mask) * row,
          row);
    }
  }

  private static void alongTwo(
      float[][] x,
      int first,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      float[] c,
      int bias,
      int biasStride,
      int columns,
      float[][] y,
      int from,
      int row,
      int shift,
      int b) {
    int mask = (1 << shift) - 1;
    int j = 0;
    for (; VectorBlocks.HAS_SIXTEEN && j + 8 <= columns; j += 8) {
      int at = weights + j * stride;
      int r = from + j;
      VectorBlocks.eightByTwo(
          x,
          first,
          row,
          shift,
          terms,
          b,
          p,
          at,
          p,
          at + 4 * stride,
          termStride,
          stride,
          c,
          bias + j * biasStride,
          biasStride,
          y[r >> shift],
          (r & mask) * row,
          y[(r + 4) >> shift],
          ((r + 4) & mask) * row,
          row);
    }
    for (; j < columns; j += 4) {
      int r = from + j;
      VectorFours.fourByTwo(
          x,
          first,
          row,
          shift,
          terms,
          b,
          p,
          weights + j * stride,
          termStride,
          stride,
          columns - j,
          c,
          bias + j * biasStride,
          biasStride,
          y[r >> shift],
          (r & mask) * row,
          row);
    }
  }

  private static void alongOne(
      float[][] x,
      int first,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      float[] c,
      int bias,
      int biasStride,
      int columns,
      float[][] y,
      int from,
      int row,
      int shift,
      int b) {
    int mask = (1 << shift) - 1;
    int j = 0;
    for (; j + 8 <= columns; j += 8) {
      int at = weights + j * stride;
      int r = from + j;
      VectorBlocks.eightByOne(
          x,
          first,
          row,
          shift,
          terms,
          b,
          p,
          at,
          p,
          at + 4 * stride,
          termStride,
          stride,
          c,
          bias + j * biasStride,
          biasStride,
          y[r >> shift],
          (r & mask) * row,
          y[(r + 4) >> shift],
          ((r + 4) & mask) * row,
          row);
    }
    for (; j < columns; j += 4) {
      int r = from + j;
      VectorFours.fourByOne(
          x,
          first,
          row,
          shift,
          terms,
          b,
          p,
          weights + j * stride,
          termStride,
          stride,
          columns - j,
          c,
          bias + j * biasStride,
          biasStride,
          y[r >> shift],
          (r & mask) * row,
          row);
    }
  }
}
