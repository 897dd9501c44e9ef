package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.VectorUnit;

/**
 * Computes rows of single samples where loops along the row take longer: those of which the virtual
 * machine makes no vector code, since rows of the matrix begin anywhere. Plain Java computes in
 * local variables, up to sixteen sums at a time, or, if rows are long, from copies of them.
 */
final class UnalignedRows {

  /** HotSpot takes vectors half as long for loops of fewer trips. */
  private static final int LONG = 70;

  private static final int LANES = 8;

  /** Copies of rows as long take less time. */
  private static final int COPIED = 72;

  private UnalignedRows() {}

  /** Whether loops over rows at these places, and of this distance, take longer. */
  static boolean areFaster(int wAt, int bAt, int yAt, int columns, int stride) {
    return VectorUnit.loopsNeedAlignment()
        && columns >= LANES
        && !areAligned(wAt | bAt | yAt | stride, columns);
  }

  /**
   * Whether loops over so many columns become vector code.
   *
   * @param places all places and distances, combined bit by bit
   */
  static boolean areAligned(int places, int columns) {
    int lanes = columns < LONG ? LANES / 2 : LANES;
    return (places & (lanes - 1)) == 0;
  }

  /**
   * As {@link Vectors#affine} and, where b is null, {@link Vectors#product}, for at least eight
   * columns.
   */
  static void product(
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
        columns >= COPIED
            && CopiedRows.product(x, xAt, w, wAt, b, bAt, y, yAt, terms, columns, stride);
    if (!isDone) {
      inVariables(x, xAt, w, wAt, b, bAt, y, yAt, terms, columns, stride);
    }
  }

  /** What is left of a block is computed in another that begins earlier. */
  static void inVariables(
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
    int j = 0;
    for (; j + 16 <= columns; j += 16) {
      sixteen(x, xAt, w, wAt + j, b, bAt + j, y, yAt + j, terms, stride);
    }
    int left = columns - j;
    if (left > 8 && columns < 16) {
      eight(x, xAt, w, wAt, b, bAt, y, yAt, terms, stride);
      left -= 8;
    }
    if (left > 8) {
      j = columns - 16;
      sixteen(x, xAt, w, wAt + j, b, bAt + j, y, yAt + j, terms, stride);
    } else if (left > 4) {
      j = columns - 8;
      eight(x, xAt, w, wAt + j, b, bAt + j, y, yAt + j, terms, stride);
    } else if (left > 0) {
      j = columns - 4;
      four(x, xAt, w, wAt + j, b, bAt + j, y, yAt + j, terms, stride);
    }
  }

  private static void sixteen(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int stride) {
    float s0 = b == null ? TileTerms72.NOTHING : b[bAt];
    float s1 = b == null ? TileTerms72.NOTHING : b[bAt + 1];
    float s2 = b == null ? TileTerms72.NOTHING : b[bAt + 2];
    float s3 = b == null ? TileTerms72.NOTHING : b[bAt + 3];
    float s4 = b == null ? TileTerms72.NOTHING : b[bAt + 4];
    float s5 = b == null ? TileTerms72.NOTHING : b[bAt + 5];
    float s6 = b == null ? TileTerms72.NOTHING : b[bAt + 6];
    float s7 = b == null ? TileTerms72.NOTHING : b[bAt + 7];
    float s8 = b == null ? TileTerms72.NOTHING : b[bAt + 8];
    float s9 = b == null ? TileTerms72.NOTHING : b[bAt + 9];
    float s10 = b == null ? TileTerms72.NOTHING : b[bAt + 10];
    float s11 = b == null ? TileTerms72.NOTHING : b[bAt + 11];
    float s12 = b == null ? TileTerms72.NOTHING : b[bAt + 12];
    float s13 = b == null ? TileTerms72.NOTHING : b[bAt + 13];
    float s14 = b == null ? TileTerms72.NOTHING : b[bAt + 14];
    float s15 = b == null ? TileTerms72.NOTHING : b[bAt + 15];
    int at = wAt;
    for (int i = 0; i < terms; i++) {
      float factor = x[xAt + i];
      s0 += w[at] * factor;
      s1 += w[at + 1] * factor;
      s2 += w[at + 2] * factor;
      s3 += w[at + 3] * factor;
      s4 += w[at + 4] * factor;
      s5 += w[at + 5] * factor;
      s6 += w[at + 6] * factor;
      s7 += w[at + 7] * factor;
      s8 += w[at + 8] * factor;
      s9 += w[at + 9] * factor;
      s10 += w[at + 10] * factor;
      s11 += w[at + 11] * factor;
      s12 += w[at + 12] * factor;
      s13 += w[at + 13] * factor;
      s14 += w[at + 14] * factor;
      s15 += w[at + 15] * factor;
      at += stride;
    }
    y[yAt] = s0;
    y[yAt + 1] = s1;
    y[yAt + 2] = s2;
    y[yAt + 3] = s3;
    y[yAt + 4] = s4;
    y[yAt + 5] = s5;
    y[yAt + 6] = s6;
    y[yAt + 7] = s7;
    y[yAt + 8] = s8;
    y[yAt + 9] = s9;
    y[yAt + 10] = s10;
    y[yAt + 11] = s11;
    y[yAt + 12] = s12;
    y[yAt + 13] = s13;
    y[yAt + 14] = s14;
    y[yAt + 15] = s15;
  }

  private static void eight(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int stride) {
    float s0 = b == null ? TileTerms72.NOTHING : b[bAt];
    float s1 = b == null ? TileTerms72.NOTHING : b[bAt + 1];
    float s2 = b == null ? TileTerms72.NOTHING : b[bAt + 2];
    float s3 = b == null ? TileTerms72.NOTHING : b[bAt + 3];
    float s4 = b == null ? TileTerms72.NOTHING : b[bAt + 4];
    float s5 = b == null ? TileTerms72.NOTHING : b[bAt + 5];
    float s6 = b == null ? TileTerms72.NOTHING : b[bAt + 6];
    float s7 = b == null ? TileTerms72.NOTHING : b[bAt + 7];
    int at = wAt;
    for (int i = 0; i < terms; i++) {
      float factor = x[xAt + i];
      s0 += w[at] * factor;
      s1 += w[at + 1] * factor;
      s2 += w[at + 2] * factor;
      s3 += w[at + 3] * factor;
      s4 += w[at + 4] * factor;
      s5 += w[at + 5] * factor;
      s6 += w[at + 6] * factor;
      s7 += w[at + 7] * factor;
      at += stride;
    }
    y[yAt] = s0;
    y[yAt + 1] = s1;
    y[yAt + 2] = s2;
    y[yAt + 3] = s3;
    y[yAt + 4] = s4;
    y[yAt + 5] = s5;
    y[yAt + 6] = s6;
    y[yAt + 7] = s7;
  }

  private static void four(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int stride) {
    float s0 = b == null ? TileTerms72.NOTHING : b[bAt];
    float s1 = b == null ? TileTerms72.NOTHING : b[bAt + 1];
    float s2 = b == null ? TileTerms72.NOTHING : b[bAt + 2];
    float s3 = b == null ? TileTerms72.NOTHING : b[bAt + 3];
    int at = wAt;
    for (int i = 0; i < terms; i++) {
      float factor = x[xAt + i];
      s0 += w[at] * factor;
      s1 += w[at + 1] * factor;
      s2 += w[at + 2] * factor;
      s3 += w[at + 3] * factor;
      at += stride;
    }
    y[yAt] = s0;
    y[yAt + 1] = s1;
    y[yAt + 2] = s2;
    y[yAt + 3] = s3;
  }
}
