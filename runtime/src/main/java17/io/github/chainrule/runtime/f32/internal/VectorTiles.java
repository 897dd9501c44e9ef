package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import io.github.chainrule.runtime.internal.VectorUnit;

/**
 * Divides products of tiles into the blocks of {@link VectorBlocks}.
 *
 * <p>Rows are as long as a vector at least. Where their end is no multiple of a vector, the last
 * one begins before the end of the one before it, and computes some numbers once more.
 */
@FromJava17
final class VectorTiles extends TileVectors {
  private static final int LANES = VectorBlocks.LANES;
  private static final int ROWS = TileTerms72.ROWS;
  private static final float[] NOTHING = {TileTerms72.NOTHING};

  /**
   * Eight rows along two vectors are sixteen sums, for which processors with vectors of 512 bits
   * have registers.
   */
  private static final boolean HAS_EIGHT = VectorBlocks.SPECIES.vectorBitSize() >= 512;

  private final VectorWarmUp warmUp = new VectorWarmUp(this);

  private VectorTiles() {}

  static TileVectors create() {
    if (!VectorUnit.isUsed()) {
      return null;
    }
    VectorTiles tiles = new VectorTiles();
    tiles.warmUp.start();
    return tiles;
  }

  @Override
  boolean areCompiled() {
    return warmUp.isOver();
  }

  @Override
  void product(
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
      int row) {
    for (int b = 0; b < row; b += 2 * LANES) {
      if (row - b > LANES) {
        int next = Math.min(b + LANES, row - LANES);
        alongTwo(x, terms, p, weights, termStride, stride, biases, columns, y, from, row, b, next);
      } else {
        int at = Math.min(b, row - LANES);
        alongOne(x, terms, p, weights, termStride, stride, biases, columns, y, from, row, at);
      }
    }
  }

  private static int shift(float[][] tile, int row) {
    return 31 - Integer.numberOfLeadingZeros(tile[0].length / row);
  }

  private static void alongTwo(
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
      int row,
      int b,
      int next) {
    int shift = shift(x, row);
    int mask = (1 << shift) - 1;
    boolean begins = biases >= 0;
    float[] c = begins ? p : NOTHING;
    int step = begins ? 1 : 0;
    int j = 0;
    for (; HAS_EIGHT && j + 8 <= columns; j += 8) {
      int at = weights + j * stride;
      int r = from + j;
      VectorBlocks.eightByTwo(
          x,
          0,
          row,
          shift,
          terms,
          b,
          next,
          p,
          at,
          p,
          at + 4 * stride,
          termStride,
          stride,
          c,
          begins ? biases + j : 0,
          step,
          y[r >> shift],
          (r & mask) * row,
          y[(r + 4) >> shift],
          ((r + 4) & mask) * row,
          row);
    }
    for (; j < columns; j += 4) {
      int r = from + j;
      VectorBlocks.fourByTwo(
          x,
          0,
          row,
          shift,
          terms,
          b,
          next,
          p,
          weights + j * stride,
          termStride,
          stride,
          columns - j,
          c,
          begins ? biases + j : 0,
          step,
          y[r >> shift],
          (r & mask) * row,
          row);
    }
  }

  private static void alongOne(
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
      int row,
      int b) {
    int shift = shift(x, row);
    int mask = (1 << shift) - 1;
    boolean begins = biases >= 0;
    float[] c = begins ? p : NOTHING;
    int step = begins ? 1 : 0;
    int j = 0;
    for (; j + 8 <= columns; j += 8) {
      int at = weights + j * stride;
      int r = from + j;
      VectorBlocks.eightByOne(
          x,
          0,
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
          begins ? biases + j : 0,
          step,
          y[r >> shift],
          (r & mask) * row,
          y[(r + 4) >> shift],
          ((r + 4) & mask) * row,
          row);
    }
    for (; j < columns; j += 4) {
      int r = from + j;
      VectorBlocks.fourByOne(
          x,
          0,
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
          begins ? biases + j : 0,
          step,
          y[r >> shift],
          (r & mask) * row,
          row);
    }
  }

  @Override
  void addOuter(
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
      float[] sum) {
    int whole = columnStride == 1 ? width - width % LANES : 0;
    VectorSums.addWhole(u, stride, count, z, row, whole, n, g, at, rowStride);
    for (int j = whole; j < width; j += LANES) {
      int numbers = Math.min(LANES, width - j);
      int b = Math.min(j, row - LANES);
      VectorSums.addPart(
          u, stride, count, z, row, j, b, numbers, n, g, at, rowStride, columnStride, sum);
    }
  }
}
