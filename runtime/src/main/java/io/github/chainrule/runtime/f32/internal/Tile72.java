package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.f32.Elementary;
import java.util.Arrays;

/**
 * Computes with rows of 72 numbers, four rows to an array, for generated code that computes many
 * samples at a time; {@link TileSums72} sums over them.
 *
 * <p>A <em>tile</em> holds the rows of up to 72 samples, a row for each feature: feature i of
 * sample b is {@code tile[i / 4][i % 4 * 72 + b]}. What follows the last sample, and rows beyond
 * the last feature, hold anything, and may grow from call to call. Every loop runs along whole
 * rows, since their length decides how wide the vectors are that the virtual machine computes with,
 * and differs between the arrays by constants only, without which there are none.
 *
 * <p>Sums run from left to right and begin with −0, to which adding any number gives that number.
 *
 * <p>The build derives {@code Tile256} from this class, for rows of that length.
 */
public final class Tile72 {
  /** The length of a row. */
  public static final int ROW = TileTerms72.ROW;

  static final int ROWS = TileTerms72.ROWS;

  private static final float NOTHING = TileTerms72.NOTHING;

  /** As many rows as the nearest cache holds, whole arrays of them: some 4,096 numbers. */
  private static final int NEAR = ROWS * Math.max(1, 4096 / ROW / ROWS);

  private Tile72() {}

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
   * Puts a number everywhere.
   *
   * @param tile written
   * @param value the number
   */
  public static void fill(float[][] tile, float value) {
    for (int r = 0; r < tile.length; r++) {
      Arrays.fill(tile[r], value);
    }
  }

  /**
   * Reads samples into a tile.
   *
   * @param a the samples, row-major {@code [][columns]}
   * @param start the first sample to read
   * @param n how many to read, at most 72
   * @param columns the features of a sample
   * @param tile written
   */
  public static void load(float[] a, int start, int n, int columns, float[][] tile) {
    loadFrom(a, start * columns, n, columns, tile);
  }

  /** Does so from the place of the first sample's first feature on. */
  static void loadFrom(float[] a, int from, int n, int columns, float[][] tile) {
    for (int i = 0; i < columns; i += ROWS) {
      float[] rows = tile[i / ROWS];
      int at = from + i;
      if (columns - i >= ROWS) {
        for (int b = 0; b < n; b++, at += columns) {
          rows[b] = a[at];
          rows[ROW + b] = a[at + 1];
          rows[2 * ROW + b] = a[at + 2];
          rows[3 * ROW + b] = a[at + 3];
        }
      } else {
        loadRows(a, at, n, columns, columns - i, rows);
      }
    }
    repeatOnly(columns, tile);
  }

  private static void loadRows(float[] a, int at, int n, int columns, int count, float[] rows) {
    for (int b = 0; b < n; b++, at += columns) {
      for (int r = 0; r < count; r++) {
        rows[r * ROW + b] = a[at + r];
      }
    }
  }

  /**
   * Copies rows from one tile to another.
   *
   * @param source the rows
   * @param from the first row to copy
   * @param count how many to copy
   * @param target written
   * @param at the row of the target that the first one goes to
   */
  public static void copy(float[][] source, int from, int count, float[][] target, int at) {
    for (int r = 0; r < count; r++) {
      float[] rows = source[(from + r) / ROWS];
      int row = (from + r) % ROWS * ROW;
      System.arraycopy(rows, row, target[(at + r) / ROWS], (at + r) % ROWS * ROW, ROW);
    }
  }

  /**
   * Writes the samples of a tile.
   *
   * @param tile the samples
   * @param columns the features of a sample
   * @param a written, row-major {@code [][columns]}
   * @param start the first sample to write
   * @param n how many to write, at most 72
   */
  public static void store(float[][] tile, int columns, float[] a, int start, int n) {
    for (int i = 0; i < columns; i++) {
      float[] rows = tile[i / ROWS];
      int row = i % ROWS * ROW;
      int at = start * columns + i;
      for (int b = 0; b < n; b++, at += columns) {
        a[at] = rows[row + b];
      }
    }
  }

  /**
   * The affine map {@code y_j = bias_j + Σ_i w_ij x_i}, the inputs in ascending order.
   *
   * @param x the inputs
   * @param inputs the number of inputs
   * @param p the parameters
   * @param weights where the weights begin, {@code [inputs][outputs]}
   * @param biases where the biases begin, or a negative number if there are none
   * @param outputs the number of outputs
   * @param y written
   */
  public static void affine(
      float[][] x, int inputs, float[] p, int weights, int biases, int outputs, float[][] y) {
    product(x, inputs, p, weights, outputs, 1, biases, outputs, y);
  }

  /**
   * The transposed map {@code e_i = Σ_j w_ij d_j}, the outputs in ascending order.
   *
   * @param d the derivatives by the outputs
   * @param outputs the number of outputs
   * @param p the parameters
   * @param weights where the weights begin, {@code [inputs][outputs]}
   * @param inputs the number of inputs
   * @param e written
   */
  public static void transposed(
      float[][] d, int outputs, float[] p, int weights, int inputs, float[][] e) {
    product(d, outputs, p, weights, 1, outputs, -1, inputs, e);
  }

  private static void product(
      float[][] x,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      int biases,
      int columns,
      float[][] y) {
    if (TileVectors.areUsed()) {
      TileVectors.VECTORS.product(
          x, terms, p, weights, termStride, stride, biases, columns, y, 0, ROW);
    } else {
      plainProduct(x, terms, p, weights, termStride, stride, biases, columns, y);
    }
    repeatOnly(columns, y);
  }

  /** The order of the loops keeps a part of y in the nearest cache while all of x passes by. */
  static void plainProduct(
      float[][] x,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      int biases,
      int columns,
      float[][] y) {
    for (int from = 0; from < columns; from += NEAR) {
      int to = Math.min(columns, from + NEAR);
      begin(p, biases, from, to, y);
      for (int i = 0; i < terms; i += ROWS) {
        int at = weights + i * termStride;
        for (int j = from; j < to; j += ROWS) {
          TileTerms72.add(
              y[j / ROWS], to - j, x[i / ROWS], terms - i, p, at + j * stride, termStride, stride);
        }
      }
    }
  }

  /** A tile of one row holds it four times. */
  private static void repeatOnly(int rows, float[][] tile) {
    if (rows == 1) {
      repeat(tile[0]);
    }
  }

  /** Puts the biases, or nothing, into the rows from {@code from} to before {@code to}. */
  private static void begin(float[] p, int biases, int from, int to, float[][] y) {
    for (int j = from; j < to; j++) {
      int row = j % ROWS * ROW;
      Arrays.fill(y[j / ROWS], row, row + ROW, biases < 0 ? NOTHING : p[biases + j]);
    }
  }

  /**
   * Adds the sum over the samples of each row to a vector, the samples in ascending order.
   *
   * @param tile the rows
   * @param rows how many
   * @param n the number of samples
   * @param g the vector is in it; written
   * @param at where its first element is
   */
  public static void addSums(float[][] tile, int rows, int n, float[] g, int at) {
    for (int i = 0; i < rows; i += ROWS) {
      float[] four = tile[i / ROWS];
      int count = Math.min(ROWS, rows - i);
      float s0 = g[at + i];
      float s1 = count > 1 ? g[at + i + 1] : s0;
      float s2 = count > 2 ? g[at + i + 2] : s0;
      float s3 = count > 3 ? g[at + i + 3] : s0;
      for (int b = 0; b < n; b++) {
        s0 += four[b];
        s1 += four[ROW + b];
        s2 += four[2 * ROW + b];
        s3 += four[3 * ROW + b];
      }
      g[at + i] = s0;
      if (count > 1) {
        g[at + i + 1] = s1;
      }
      if (count > 2) {
        g[at + i + 2] = s2;
      }
      if (count > 3) {
        g[at + i + 3] = s3;
      }
    }
  }

  /**
   * The sum of the features of each sample, in ascending order.
   *
   * @param tile the samples
   * @param columns the number of features
   * @param sums written: a tile of one row
   */
  public static void sum(float[][] tile, int columns, float[][] sums) {
    sum(tile, 0, columns, sums[0]);
  }

  /** Does so from an array of the tile on. */
  static void sum(float[][] tile, int from, int columns, float[] sums) {
    Arrays.fill(sums, 0, ROW, NOTHING);
    for (int i = 0; i < columns; i += ROWS) {
      plus(sums, tile[from + i / ROWS], columns - i);
    }
    repeat(sums);
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

  /**
   * The largest feature of each sample.
   *
   * @param tile the samples
   * @param columns the number of features
   * @param largest written: a tile of one row
   */
  public static void max(float[][] tile, int columns, float[][] largest) {
    max(tile, 0, columns, largest[0]);
  }

  /** Does so from an array of the tile on. */
  static void max(float[][] tile, int from, int columns, float[] largest) {
    System.arraycopy(tile[from], 0, largest, 0, ROW);
    for (int i = 1; i < columns; i++) {
      larger(largest, tile[from + i / ROWS], i % ROWS);
    }
    repeat(largest);
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

  /**
   * e^x of each number, as {@link Elementary#exp(float)} computes it.
   *
   * @param x any numbers
   * @param rows how many rows
   * @param y written; another tile than x
   */
  public static void exp(float[][] x, int rows, float[][] y) {
    for (int i = 0; i < rows; i += ROWS) {
      Elementary.exp(x[i / ROWS], Math.min(ROWS, rows - i) * ROW, y[i / ROWS]);
    }
  }

  /**
   * Adds the numbers of a tile's only row to a total, in ascending order.
   *
   * @param tile the numbers
   * @param n how many
   * @param total what they are added to
   * @return the new total
   */
  public static double total(float[][] tile, int n, double total) {
    float[] row = tile[0];
    for (int b = 0; b < n; b++) {
      total += row[b];
    }
    return total;
  }

  /**
   * Makes the four rows of a tile of one row alike.
   *
   * @param tile its first row is copied
   */
  public static void repeat(float[][] tile) {
    repeat(tile[0]);
  }

  static void repeat(float[] rows) {
    for (int r = 1; r < ROWS; r++) {
      System.arraycopy(rows, 0, rows, r * ROW, ROW);
    }
  }
}
