package io.github.chainrule.runtime.f32.internal;

/** Copies features of samples into the rows of a tile, and back. */
final class TileCopies72 {
  private static final int ROW = TileTerms72.ROW;
  private static final int ROWS = TileTerms72.ROWS;

  private TileCopies72() {}

  /**
   * Reads features that lie side by side.
   *
   * @param a the samples
   * @param from where the first feature of the first sample is
   * @param stride from a sample to the next
   * @param n the number of samples
   * @param features the number of features
   * @param tile written
   * @param array the array that the rows begin with
   * @param span what {@link Tile72#span} said
   */
  static void load(
      float[] a, int from, int stride, int n, int features, float[][] tile, int array, int span) {
    int row = TileVectors.row(ROW, span);
    int each = TileVectors.rows(ROW, span);
    for (int i = 0; i < features; i += ROWS) {
      float[] rows = tile[array + i / each];
      int first = i % each * row;
      int at = from + i;
      if (features - i >= ROWS) {
        for (int b = first; b < first + n; b++, at += stride) {
          rows[b] = a[at];
          rows[row + b] = a[at + 1];
          rows[2 * row + b] = a[at + 2];
          rows[3 * row + b] = a[at + 3];
        }
      } else {
        loadRows(a, at, stride, n, features - i, rows, first, row);
      }
    }
  }

  private static void loadRows(
      float[] a, int at, int stride, int n, int count, float[] rows, int first, int row) {
    for (int b = first; b < first + n; b++, at += stride) {
      for (int r = 0; r < count; r++) {
        rows[r * row + b] = a[at + r];
      }
    }
  }

  /** Writes them; the arguments are those of {@link #load}. */
  static void store(
      float[][] tile, int array, int features, float[] a, int to, int stride, int n, int span) {
    int row = TileVectors.row(ROW, span);
    int each = TileVectors.rows(ROW, span);
    for (int i = 0; i < features; i++) {
      float[] rows = tile[array + i / each];
      int first = i % each * row;
      int at = to + i;
      for (int b = 0; b < n; b++, at += stride) {
        a[at] = rows[first + b];
      }
    }
  }
}
