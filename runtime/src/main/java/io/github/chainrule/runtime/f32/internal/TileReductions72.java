package io.github.chainrule.runtime.f32.internal;

import java.util.Arrays;

/** Combines the rows of tiles by plain Java, for {@link Tile72}. */
final class TileReductions72 {
  private static final int ROW = TileTerms72.ROW;
  private static final int ROWS = TileTerms72.ROWS;

  private TileReductions72() {}

  /** The sum of rows that begin with an array, in ascending order. */
  static void sum(float[][] tile, int from, int columns, float[] sums) {
    Arrays.fill(sums, 0, ROW, TileTerms72.NOTHING);
    for (int i = 0; i < columns; i += ROWS) {
      plus(sums, tile[from + i / ROWS], columns - i);
    }
  }

  private static void plus(float[] sums, float[] rows, int count) {
    if (count >= 4) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + rows[k] + rows[ROW + k] + rows[2 * ROW + k] + rows[3 * ROW + k];
      }
    } else if (count == 3) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + rows[k] + rows[ROW + k] + rows[2 * ROW + k];
      }
    } else if (count == 2) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + rows[k] + rows[ROW + k];
      }
    } else {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + rows[k];
      }
    }
  }

  /** The largest numbers of rows that begin with an array. */
  static void max(float[][] tile, int from, int columns, float[] largest) {
    System.arraycopy(tile[from], 0, largest, 0, ROW);
    for (int i = 1; i < columns; i++) {
      larger(largest, tile[from + i / ROWS], i % ROWS);
    }
  }

  private static void larger(float[] largest, float[] rows, int row) {
    if (row == 0) {
      for (int k = 0; k < ROW; k++) {
        largest[k] = Math.max(largest[k], rows[k]);
      }
    } else if (row == 1) {
      for (int k = 0; k < ROW; k++) {
        largest[k] = Math.max(largest[k], rows[ROW + k]);
      }
    } else if (row == 2) {
      for (int k = 0; k < ROW; k++) {
        largest[k] = Math.max(largest[k], rows[2 * ROW + k]);
      }
    } else {
      for (int k = 0; k < ROW; k++) {
        largest[k] = Math.max(largest[k], rows[3 * ROW + k]);
      }
    }
  }
}
