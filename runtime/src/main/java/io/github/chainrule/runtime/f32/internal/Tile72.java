package io.github.chainrule.runtime.f32.internal;

import java.util.Arrays;

/**
 * Computes with rows of 72 numbers, four rows to an array, for generated code that computes many
 * samples at a time; {@link TileSums72} sums over them.
 *
 * <p>A <em>tile</em> holds the rows of up to 72 samples, a row for each feature: feature i of
 * sample b is {@code tile[i / 4][i % 4 * 72 + b]}. Where vectors compute, few samples have shorter
 * rows, of which as many more lie in an array: {@link #span} says it. What follows the last sample,
 * and rows beyond the last feature, hold anything, and may grow from call to call. Every loop of
 * plain Java runs along whole rows, and differs between the arrays by constants only, without which
 * the virtual machine does not make vectors of it.
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
   * How many of the samples that are left are computed together.
   *
   * @param left at least 1
   * @param rows the most rows of a tile: many are computed for fewer samples, to be in a cache
   * @return so many at most
   */
  public static int count(int left, int rows) {
    return TileVectors.count(ROW, left, rows);
  }

  /**
   * How much of the rows is computed, which also says how long they are and goes to whatever uses
   * the tiles meanwhile: by plain Java the whole of them.
   *
   * @param count the number of samples, at most as {@link #count} says
   * @return the span
   */
  public static int span(int count) {
    return TileVectors.span(ROW, count);
  }

  /**
   * How many samples are worth a tile.
   *
   * @param fewest how many are worth a whole one by plain Java
   * @return the number
   */
  public static int fewest(int fewest) {
    return TileVectors.fewest(ROW, fewest);
  }

  /**
   * How many arrays rows take.
   *
   * @param rows their number
   * @param span what {@link #span} said
   * @return the number of arrays
   */
  public static int arrays(int rows, int span) {
    int each = TileVectors.rows(ROW, span);
    return (rows + each - 1) >> TileVectors.shift(ROW, span);
  }

  /**
   * How many numbers of an array are computed.
   *
   * @param rows the number of all rows
   * @param array which of their arrays it is, from 0
   * @param span what {@link #span} said
   * @return as many numbers as that array's rows have
   */
  public static int numbers(int rows, int array, int span) {
    int before = array << TileVectors.shift(ROW, span);
    return Math.min(TileVectors.rows(ROW, span), rows - before) * TileVectors.row(ROW, span);
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
   * @param span what {@link #span} said
   */
  public static void load(float[] a, int start, int n, int columns, float[][] tile, int span) {
    loadFrom(a, start * columns, n, columns, tile, span);
  }

  /** Does so from the place of the first sample's first feature on. */
  static void loadFrom(float[] a, int from, int n, int columns, float[][] tile, int span) {
    TileCopies72.load(a, from, columns, n, columns, tile, 0, span);
    repeatOnly(columns, tile, span);
  }

  /**
   * Copies rows from one tile to another.
   *
   * @param source the rows
   * @param from the first row to copy
   * @param count how many to copy
   * @param target written
   * @param at the row of the target that the first one goes to
   * @param span what {@link #span} said
   */
  public static void copy(
      float[][] source, int from, int count, float[][] target, int at, int span) {
    int row = TileVectors.row(ROW, span);
    int each = TileVectors.rows(ROW, span);
    for (int r = 0; r < count; r++) {
      float[] rows = source[(from + r) / each];
      int place = (from + r) % each * row;
      System.arraycopy(rows, place, target[(at + r) / each], (at + r) % each * row, row);
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
   * @param span what {@link #span} said
   */
  public static void store(float[][] tile, int columns, float[] a, int start, int n, int span) {
    TileCopies72.store(tile, 0, columns, a, start * columns, columns, n, span);
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
   * @param span what {@link #span} said
   */
  public static void affine(
      float[][] x,
      int inputs,
      float[] p,
      int weights,
      int biases,
      int outputs,
      float[][] y,
      int span) {
    product(x, inputs, p, weights, outputs, 1, biases, outputs, y, span);
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
   * @param span what {@link #span} said
   */
  public static void transposed(
      float[][] d, int outputs, float[] p, int weights, int inputs, float[][] e, int span) {
    product(d, outputs, p, weights, 1, outputs, -1, inputs, e, span);
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
      float[][] y,
      int span) {
    if (TileVectors.areUsed(ROW, span)) {
      TileVectors.VECTORS.product(
          x, terms, p, weights, termStride, stride, biases, columns, y, 0, ROW, span);
    } else {
      plainProduct(x, terms, p, weights, termStride, stride, biases, columns, y);
    }
    repeatOnly(columns, y, span);
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

  /** A tile of one row holds it as often as an array can. */
  private static void repeatOnly(int rows, float[][] tile, int span) {
    if (rows == 1) {
      repeat(tile[0], span);
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
   * @param span what {@link #span} said
   */
  public static void addSums(float[][] tile, int rows, int n, float[] g, int at, int span) {
    int row = TileVectors.row(ROW, span);
    int each = TileVectors.rows(ROW, span);
    for (int i = 0; i < rows; i += ROWS) {
      float[] four = tile[i / each];
      int first = i % each * row;
      int count = Math.min(ROWS, rows - i);
      float s0 = g[at + i];
      float s1 = count > 1 ? g[at + i + 1] : s0;
      float s2 = count > 2 ? g[at + i + 2] : s0;
      float s3 = count > 3 ? g[at + i + 3] : s0;
      for (int b = first; b < first + n; b++) {
        s0 += four[b];
        s1 += four[row + b];
        s2 += four[2 * row + b];
        s3 += four[3 * row + b];
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
   * @param sums written: a tile of one row, which is repeated as often as there are features
   * @param span what {@link #span} said
   */
  public static void sum(float[][] tile, int columns, float[][] sums, int span) {
    sum(tile, 0, columns, sums[0], span);
  }

  /** Does so from an array of the tile on. */
  static void sum(float[][] tile, int from, int columns, float[] sums, int span) {
    if (TileVectors.areUsed(ROW, span)) {
      TileVectors.VECTORS.sum(tile, from, columns, sums, ROW, span);
    } else {
      TileReductions72.sum(tile, from, columns, sums);
    }
    repeat(sums, columns, span);
  }

  /**
   * The largest feature of each sample.
   *
   * @param tile the samples
   * @param columns the number of features
   * @param largest written: a tile of one row, which is repeated as often as there are features
   * @param span what {@link #span} said
   */
  public static void max(float[][] tile, int columns, float[][] largest, int span) {
    max(tile, 0, columns, largest[0], span);
  }

  /** Does so from an array of the tile on. */
  static void max(float[][] tile, int from, int columns, float[] largest, int span) {
    if (TileVectors.areUsed(ROW, span)) {
      TileVectors.VECTORS.max(tile, from, columns, largest, ROW, span);
    } else {
      TileReductions72.max(tile, from, columns, largest);
    }
    repeat(largest, columns, span);
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
   * Makes the rows of the array of a tile of one row alike.
   *
   * @param tile its first row is copied
   * @param span what {@link #span} said
   */
  public static void repeat(float[][] tile, int span) {
    repeat(tile[0], span);
  }

  static void repeat(float[] rows, int span) {
    repeat(rows, TileVectors.rows(ROW, span), span);
  }

  /** Makes so many rows of an array like the first, or all. */
  private static void repeat(float[] rows, int count, int span) {
    int row = TileVectors.row(ROW, span);
    int end = Math.min(count, TileVectors.rows(ROW, span)) * row;
    for (int at = row; at < end; at *= 2) {
      System.arraycopy(rows, 0, rows, at, at);
    }
  }
}
