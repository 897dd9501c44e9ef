package io.github.chainrule.runtime.f32.internal;

import java.util.Arrays;

/**
 * The products of a tap by plain Java, and the sums of its outer products over samples and
 * positions, for {@link TilePositions72}.
 */
final class TileTaps72 {
  private static final int ROW = TileTerms72.ROW;
  private static final int ROWS = TileTerms72.ROWS;

  private TileTaps72() {}

  /**
   * Adds the products of a pair of positions, whose arrays begin at {@code from} and {@code to}.
   */
  static void addPlain(
      float[][] x,
      int from,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      float[][] y,
      int to,
      int features) {
    for (int i = 0; i < terms; i += ROWS) {
      int at = weights + i * termStride;
      for (int j = 0; j < features; j += ROWS) {
        TileTerms72.add(
            y[to + j / ROWS],
            features - j,
            x[from + i / ROWS],
            terms - i,
            p,
            at + j * stride,
            termStride,
            stride);
      }
    }
  }

  /** Adds the sums, which are made in {@code sums}, room for four rows. */
  static void addOuter(
      float[][] x,
      int inputs,
      float[][] d,
      int outputs,
      int n,
      float[] g,
      int at,
      float[] sums,
      int outer,
      int inner,
      int read,
      int readOuter,
      int readInner,
      int written,
      int writtenOuter,
      int writtenInner,
      int span) {
    if (TileVectors.areUsed(ROW, span)) {
      TileVectors.VECTORS.addTapOuter(
          x,
          inputs,
          d,
          outputs,
          n,
          g,
          at,
          sums,
          outer,
          inner,
          read,
          readOuter,
          readInner,
          written,
          writtenOuter,
          writtenInner,
          ROW,
          span);
    } else {
      addPlainOuter(
          x,
          inputs,
          d,
          outputs,
          n,
          g,
          at,
          sums,
          outer,
          inner,
          read,
          readOuter,
          readInner,
          written,
          writtenOuter,
          writtenInner);
    }
  }

  static void addPlainOuter(
      float[][] x,
      int inputs,
      float[][] d,
      int outputs,
      int n,
      float[] g,
      int at,
      float[] sums,
      int outer,
      int inner,
      int read,
      int readOuter,
      int readInner,
      int written,
      int writtenOuter,
      int writtenInner) {
    int xArrays = (inputs + ROWS - 1) / ROWS;
    int dArrays = (outputs + ROWS - 1) / ROWS;
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < outputs; j += ROWS) {
        Arrays.fill(sums, TileTerms72.NOTHING);
        int xArray = read * xArrays + i / ROWS;
        int dArray = written * dArrays + j / ROWS;
        for (int a = 0; a < outer; a++) {
          int from = xArray + a * readOuter * xArrays;
          int to = dArray + a * writtenOuter * dArrays;
          int xStep = readInner * xArrays;
          int dStep = writtenInner * dArrays;
          int b = 0;
          for (; b + 2 <= inner; b += 2, from += 2 * xStep, to += 2 * dStep) {
            addTwoProducts(sums, x[from], x[from + xStep], i % ROWS, d[to], d[to + dStep]);
          }
          if (b < inner) {
            addProducts(sums, x[from], i % ROWS, d[to]);
          }
        }
        addSums(sums, Math.min(ROWS, outputs - j), n, g, at + i * outputs + j);
      }
    }
  }

  /** Adds the sum of each of up to four rows, in ascending order. */
  private static void addSums(float[] sums, int count, int n, float[] g, int at) {
    for (int r = 0; r < count; r++) {
      float sum = g[at + r];
      for (int b = r * ROW; b < r * ROW + n; b++) {
        sum += sums[b];
      }
      g[at + r] = sum;
    }
  }

  /** Adds the products of one row with each of four. */
  private static void addProducts(float[] sums, float[] x, int row, float[] d) {
    if (row == 0) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + x[k] * d[k];
        sums[ROW + k] = sums[ROW + k] + x[k] * d[ROW + k];
      }
      for (int k = 0; k < ROW; k++) {
        sums[2 * ROW + k] = sums[2 * ROW + k] + x[k] * d[2 * ROW + k];
        sums[3 * ROW + k] = sums[3 * ROW + k] + x[k] * d[3 * ROW + k];
      }
    } else if (row == 1) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + x[ROW + k] * d[k];
        sums[ROW + k] = sums[ROW + k] + x[ROW + k] * d[ROW + k];
      }
      for (int k = 0; k < ROW; k++) {
        sums[2 * ROW + k] = sums[2 * ROW + k] + x[ROW + k] * d[2 * ROW + k];
        sums[3 * ROW + k] = sums[3 * ROW + k] + x[ROW + k] * d[3 * ROW + k];
      }
    } else if (row == 2) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + x[2 * ROW + k] * d[k];
        sums[ROW + k] = sums[ROW + k] + x[2 * ROW + k] * d[ROW + k];
      }
      for (int k = 0; k < ROW; k++) {
        sums[2 * ROW + k] = sums[2 * ROW + k] + x[2 * ROW + k] * d[2 * ROW + k];
        sums[3 * ROW + k] = sums[3 * ROW + k] + x[2 * ROW + k] * d[3 * ROW + k];
      }
    } else {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + x[3 * ROW + k] * d[k];
        sums[ROW + k] = sums[ROW + k] + x[3 * ROW + k] * d[ROW + k];
      }
      for (int k = 0; k < ROW; k++) {
        sums[2 * ROW + k] = sums[2 * ROW + k] + x[3 * ROW + k] * d[2 * ROW + k];
        sums[3 * ROW + k] = sums[3 * ROW + k] + x[3 * ROW + k] * d[3 * ROW + k];
      }
    }
  }

  /** Adds the products of one row with each of four, and then those of another with four others. */
  private static void addTwoProducts(
      float[] sums, float[] x, float[] y, int row, float[] d, float[] e) {
    if (row == 0) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + x[k] * d[k] + y[k] * e[k];
        sums[ROW + k] = sums[ROW + k] + x[k] * d[ROW + k] + y[k] * e[ROW + k];
      }
      for (int k = 0; k < ROW; k++) {
        sums[2 * ROW + k] = sums[2 * ROW + k] + x[k] * d[2 * ROW + k] + y[k] * e[2 * ROW + k];
        sums[3 * ROW + k] = sums[3 * ROW + k] + x[k] * d[3 * ROW + k] + y[k] * e[3 * ROW + k];
      }
    } else if (row == 1) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + x[ROW + k] * d[k] + y[ROW + k] * e[k];
        sums[ROW + k] = sums[ROW + k] + x[ROW + k] * d[ROW + k] + y[ROW + k] * e[ROW + k];
      }
      for (int k = 0; k < ROW; k++) {
        sums[2 * ROW + k] =
            sums[2 * ROW + k] + x[ROW + k] * d[2 * ROW + k] + y[ROW + k] * e[2 * ROW + k];
        sums[3 * ROW + k] =
            sums[3 * ROW + k] + x[ROW + k] * d[3 * ROW + k] + y[ROW + k] * e[3 * ROW + k];
      }
    } else if (row == 2) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + x[2 * ROW + k] * d[k] + y[2 * ROW + k] * e[k];
        sums[ROW + k] = sums[ROW + k] + x[2 * ROW + k] * d[ROW + k] + y[2 * ROW + k] * e[ROW + k];
      }
      for (int k = 0; k < ROW; k++) {
        sums[2 * ROW + k] =
            sums[2 * ROW + k] + x[2 * ROW + k] * d[2 * ROW + k] + y[2 * ROW + k] * e[2 * ROW + k];
        sums[3 * ROW + k] =
            sums[3 * ROW + k] + x[2 * ROW + k] * d[3 * ROW + k] + y[2 * ROW + k] * e[3 * ROW + k];
      }
    } else {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + x[3 * ROW + k] * d[k] + y[3 * ROW + k] * e[k];
        sums[ROW + k] = sums[ROW + k] + x[3 * ROW + k] * d[ROW + k] + y[3 * ROW + k] * e[ROW + k];
      }
      for (int k = 0; k < ROW; k++) {
        sums[2 * ROW + k] =
            sums[2 * ROW + k] + x[3 * ROW + k] * d[2 * ROW + k] + y[3 * ROW + k] * e[2 * ROW + k];
        sums[3 * ROW + k] =
            sums[3 * ROW + k] + x[3 * ROW + k] * d[3 * ROW + k] + y[3 * ROW + k] * e[3 * ROW + k];
      }
    }
  }
}
