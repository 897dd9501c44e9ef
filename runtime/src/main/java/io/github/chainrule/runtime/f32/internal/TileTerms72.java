package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.VectorUnit;

/**
 * What tiles and all products of them are made of: makes tiles, and adds to each of four rows of 72
 * numbers up to four other rows, each times a weight, from left to right.
 *
 * <p>A loop computes two rows: with more in its body it would not be vectorised. The four rows of
 * an array are at constant offsets of each other, for the same reason.
 */
final class TileTerms72 {
  /** The length of a row. */
  static final int ROW = 72;

  /** The rows of an array. */
  static final int ROWS = 4;

  /** What sums begin with: adding any number to it gives that number. */
  static final float NOTHING = -0f;

  /** What vectors longer than the shortest rows read beyond the last. */
  private static final int BEYOND = Math.max(0, VectorUnit.floats() - TileVectors.SHORTEST);

  private TileTerms72() {}

  /** Makes a tile of so many rows, all zero. */
  static float[][] tile(int rows) {
    // Not all at once, which Android does by reflection.
    float[][] tile = new float[(rows + ROWS - 1) / ROWS][];
    for (int k = 0; k < tile.length; k++) {
      tile[k] = new float[ROWS * ROW + BEYOND];
    }
    return tile;
  }

  /** Adds up to four terms to up to four rows. */
  static void add(
      float[] y, int rows, float[] x, int terms, float[] w, int at, int termStride, int stride) {
    int second = rows > 1 ? at + stride : at;
    int third = rows > 2 ? at + 2 * stride : at;
    int fourth = rows > 3 ? at + 3 * stride : third;
    if (terms >= ROWS) {
      addFour(y, rows, x, w, at, second, third, fourth, termStride);
    } else {
      addFewer(y, rows, x, terms, w, at, second, third, fourth, termStride);
    }
  }

  /**
   * Adds four terms to four rows, two rows at a time: with more in a loop it would not be
   * vectorised, and were the method shorter it would be inlined, and not be vectorised either.
   */
  private static void addFour(
      float[] y,
      int rows,
      float[] x,
      float[] w,
      int first,
      int second,
      int third,
      int fourth,
      int termStride) {
    float a0 = w[first];
    float a1 = w[first + termStride];
    float a2 = w[first + 2 * termStride];
    float a3 = w[first + 3 * termStride];
    float b0 = w[second];
    float b1 = w[second + termStride];
    float b2 = w[second + 2 * termStride];
    float b3 = w[second + 3 * termStride];
    for (int k = 0; k < ROW; k++) {
      float x0 = x[k];
      float x1 = x[ROW + k];
      float x2 = x[2 * ROW + k];
      float x3 = x[3 * ROW + k];
      y[k] = y[k] + a0 * x0 + a1 * x1 + a2 * x2 + a3 * x3;
      y[ROW + k] = y[ROW + k] + b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3;
    }
    if (rows <= 2) {
      return;
    }
    a0 = w[third];
    a1 = w[third + termStride];
    a2 = w[third + 2 * termStride];
    a3 = w[third + 3 * termStride];
    b0 = w[fourth];
    b1 = w[fourth + termStride];
    b2 = w[fourth + 2 * termStride];
    b3 = w[fourth + 3 * termStride];
    for (int k = 0; k < ROW; k++) {
      float x0 = x[k];
      float x1 = x[ROW + k];
      float x2 = x[2 * ROW + k];
      float x3 = x[3 * ROW + k];
      y[2 * ROW + k] = y[2 * ROW + k] + a0 * x0 + a1 * x1 + a2 * x2 + a3 * x3;
      y[3 * ROW + k] = y[3 * ROW + k] + b0 * x0 + b1 * x1 + b2 * x2 + b3 * x3;
    }
  }

  /** Adds the last one to three terms of a sum; so few are no harm if they are not vectorised. */
  private static void addFewer(
      float[] y,
      int rows,
      float[] x,
      int terms,
      float[] w,
      int first,
      int second,
      int third,
      int fourth,
      int termStride) {
    if (terms == 3) {
      addThree(y, rows, x, w, first, second, third, fourth, termStride);
    } else if (terms == 2) {
      addTwo(y, rows, x, w, first, second, third, fourth, termStride);
    } else {
      addOne(y, rows, x, w[first], w[second], w[third], w[fourth]);
    }
  }

  private static void addThree(
      float[] y,
      int rows,
      float[] x,
      float[] w,
      int first,
      int second,
      int third,
      int fourth,
      int termStride) {
    float a0 = w[first];
    float a1 = w[first + termStride];
    float a2 = w[first + 2 * termStride];
    float b0 = w[second];
    float b1 = w[second + termStride];
    float b2 = w[second + 2 * termStride];
    for (int k = 0; k < ROW; k++) {
      float x0 = x[k];
      float x1 = x[ROW + k];
      float x2 = x[2 * ROW + k];
      y[k] = y[k] + a0 * x0 + a1 * x1 + a2 * x2;
      y[ROW + k] = y[ROW + k] + b0 * x0 + b1 * x1 + b2 * x2;
    }
    if (rows <= 2) {
      return;
    }
    a0 = w[third];
    a1 = w[third + termStride];
    a2 = w[third + 2 * termStride];
    b0 = w[fourth];
    b1 = w[fourth + termStride];
    b2 = w[fourth + 2 * termStride];
    for (int k = 0; k < ROW; k++) {
      float x0 = x[k];
      float x1 = x[ROW + k];
      float x2 = x[2 * ROW + k];
      y[2 * ROW + k] = y[2 * ROW + k] + a0 * x0 + a1 * x1 + a2 * x2;
      y[3 * ROW + k] = y[3 * ROW + k] + b0 * x0 + b1 * x1 + b2 * x2;
    }
  }

  private static void addTwo(
      float[] y,
      int rows,
      float[] x,
      float[] w,
      int first,
      int second,
      int third,
      int fourth,
      int termStride) {
    float a0 = w[first];
    float a1 = w[first + termStride];
    float b0 = w[second];
    float b1 = w[second + termStride];
    for (int k = 0; k < ROW; k++) {
      float x0 = x[k];
      float x1 = x[ROW + k];
      y[k] = y[k] + a0 * x0 + a1 * x1;
      y[ROW + k] = y[ROW + k] + b0 * x0 + b1 * x1;
    }
    if (rows <= 2) {
      return;
    }
    a0 = w[third];
    a1 = w[third + termStride];
    b0 = w[fourth];
    b1 = w[fourth + termStride];
    for (int k = 0; k < ROW; k++) {
      float x0 = x[k];
      float x1 = x[ROW + k];
      y[2 * ROW + k] = y[2 * ROW + k] + a0 * x0 + a1 * x1;
      y[3 * ROW + k] = y[3 * ROW + k] + b0 * x0 + b1 * x1;
    }
  }

  private static void addOne(float[] y, int rows, float[] x, float a, float b, float c, float d) {
    for (int k = 0; k < ROW; k++) {
      float x0 = x[k];
      y[k] = y[k] + a * x0;
      y[ROW + k] = y[ROW + k] + b * x0;
    }
    if (rows > 2) {
      for (int k = 0; k < ROW; k++) {
        float x0 = x[k];
        y[2 * ROW + k] = y[2 * ROW + k] + c * x0;
        y[3 * ROW + k] = y[3 * ROW + k] + d * x0;
      }
    }
  }
}
