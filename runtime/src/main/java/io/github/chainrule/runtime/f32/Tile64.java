package io.github.chainrule.runtime.f32;

import java.util.Arrays;

/**
 * Computes with rows of 64 numbers, four rows to an array, for generated code that computes many
 * samples at a time.
 *
 * <p>A <em>tile</em> holds the rows of up to 64 samples, a row for each feature: feature i of
 * sample b is {@code tile[i / 4][i % 4 * 64 + b]}. What follows the last sample, and rows beyond
 * the last feature, hold anything. Every loop runs along whole rows, since their length decides how
 * wide the vectors are that the virtual machine computes with, and differs between the arrays by
 * constants only, without which there are none.
 *
 * <p>Sums run from left to right and begin with −0, to which adding any number gives that number.
 *
 * <p>The build derives the classes for rows of other lengths from this one.
 */
public final class Tile64 {
  /** The length of a row. */
  public static final int ROW = 64;

  private static final int ROWS = 4;
  private static final float NOTHING = -0f;

  private Tile64() {}

  /**
   * Makes a tile.
   *
   * @param rows the number of rows, at least 1
   * @return the tile, all zero
   */
  public static float[][] tile(int rows) {
    return new float[(rows + ROWS - 1) / ROWS][ROWS * ROW];
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
   * @param n how many to read, at most 64
   * @param columns the features of a sample
   * @param tile written
   */
  public static void load(float[] a, int start, int n, int columns, float[][] tile) {
    for (int i = 0; i < columns; i += ROWS) {
      float[] rows = tile[i / ROWS];
      int at = start * columns + i;
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
   * Writes the samples of a tile.
   *
   * @param tile the samples
   * @param columns the features of a sample
   * @param a written, row-major {@code [][columns]}
   * @param start the first sample to write
   * @param n how many to write, at most 64
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

  /** The order of the loops keeps the smaller of the two tiles in the nearest cache. */
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
    if (terms > columns) {
      for (int i = 0; i < terms; i += ROWS) {
        for (int j = 0; j < columns; j += ROWS) {
          int at = weights + i * termStride + j * stride;
          begin(i, p, biases, j, columns, y[j / ROWS]);
          add(y[j / ROWS], columns - j, x[i / ROWS], terms - i, p, at, termStride, stride);
        }
      }
    } else {
      for (int j = 0; j < columns; j += ROWS) {
        for (int i = 0; i < terms; i += ROWS) {
          int at = weights + i * termStride + j * stride;
          begin(i, p, biases, j, columns, y[j / ROWS]);
          add(y[j / ROWS], columns - j, x[i / ROWS], terms - i, p, at, termStride, stride);
        }
      }
    }
    repeatOnly(columns, y);
  }

  /** A tile of one row holds it four times. */
  private static void repeatOnly(int rows, float[][] tile) {
    if (rows == 1) {
      repeat(tile[0]);
    }
  }

  private static void begin(int i, float[] p, int biases, int j, int columns, float[] y) {
    if (i == 0) {
      if (biases < 0) {
        Arrays.fill(y, NOTHING);
      } else {
        for (int r = 0; r < ROWS && j + r < columns; r++) {
          Arrays.fill(y, r * ROW, r * ROW + ROW, p[biases + j + r]);
        }
      }
    }
  }

  /** Adds up to four terms to up to four rows. */
  private static void add(
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

  /**
   * Lays some columns of samples in rows, a row for each sample.
   *
   * @param tile the samples, a row of {@code stride} numbers for each feature
   * @param stride the length of the tile's rows
   * @param from the first feature
   * @param count how many features, at most 64
   * @param n the number of samples
   * @param samples written: a tile of n rows
   */
  public static void turn(
      float[][] tile, int stride, int from, int count, int n, float[][] samples) {
    for (int j = 0; j < count; j++) {
      float[] rows = tile[(from + j) / ROWS];
      int at = (from + j) % ROWS * stride;
      int b = 0;
      for (int group = 0; b < n; group++) {
        float[] four = samples[group];
        for (int r = 0; r < ROWS && b < n; r++, b++) {
          four[r * ROW + j] = rows[at + b];
        }
      }
    }
  }

  /**
   * Copies some columns of samples to rows, a row for each sample.
   *
   * @param a the samples, row-major {@code [][columns]}
   * @param start the first sample
   * @param columns the features of a sample
   * @param from the first feature
   * @param count how many features, at most 64
   * @param n the number of samples
   * @param samples written: a tile of n rows
   */
  public static void copy(
      float[] a, int start, int columns, int from, int count, int n, float[][] samples) {
    for (int b = 0; b < n; b++) {
      int at = (start + b) * columns + from;
      System.arraycopy(a, at, samples[b / ROWS], b % ROWS * ROW, count);
    }
  }

  /**
   * Adds {@code Σ_b u_i(b) z_j(b)}, the samples in ascending order, to a matrix.
   *
   * @param u for each i a row of {@code stride} numbers, one of each sample
   * @param stride the length of u's rows
   * @param count the number of i
   * @param z for each sample a row of numbers, one of each j, as {@link #turn} lays it
   * @param width the number of j, at most 64
   * @param n the number of samples
   * @param g the matrix is in it; written
   * @param at where its element of the first i and j is
   * @param rowStride what is between an element and that of the next i
   * @param columnStride what is between an element and that of the next j
   * @param sum a tile of four rows, written
   */
  public static void addOuter(
      float[][] u,
      int stride,
      int count,
      float[][] z,
      int width,
      int n,
      float[] g,
      int at,
      int rowStride,
      int columnStride,
      float[] sum) {
    for (int i = 0; i < count; i += ROWS) {
      int rows = Math.min(ROWS, count - i);
      int corner = at + i * rowStride;
      read(g, corner, rowStride, columnStride, rows, width, sum);
      for (int b = 0; b < n; b += ROWS) {
        add(sum, rows, z[b / ROWS], n - b, u[i / ROWS], b, 1, stride);
      }
      write(sum, rows, width, g, corner, rowStride, columnStride);
    }
  }

  private static void read(
      float[] g, int at, int rowStride, int columnStride, int rows, int width, float[] sum) {
    for (int r = 0; r < rows; r++) {
      if (columnStride == 1) {
        System.arraycopy(g, at + r * rowStride, sum, r * ROW, width);
      } else {
        for (int j = 0; j < width; j++) {
          sum[r * ROW + j] = g[at + r * rowStride + j * columnStride];
        }
      }
    }
  }

  private static void write(
      float[] sum, int rows, int width, float[] g, int at, int rowStride, int columnStride) {
    for (int r = 0; r < rows; r++) {
      if (columnStride == 1) {
        System.arraycopy(sum, r * ROW, g, at + r * rowStride, width);
      } else {
        for (int j = 0; j < width; j++) {
          g[at + r * rowStride + j * columnStride] = sum[r * ROW + j];
        }
      }
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
    Arrays.fill(sums[0], 0, ROW, NOTHING);
    for (int i = 0; i < columns; i++) {
      plus(sums[0], tile[i / ROWS], i % ROWS);
    }
    repeat(sums[0]);
  }

  private static void plus(float[] sums, float[] rows, int row) {
    if (row == 0) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + rows[k];
      }
    } else if (row == 1) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + rows[ROW + k];
      }
    } else if (row == 2) {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + rows[2 * ROW + k];
      }
    } else {
      for (int k = 0; k < ROW; k++) {
        sums[k] = sums[k] + rows[3 * ROW + k];
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
    Arrays.fill(largest[0], 0, ROW, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < columns; i++) {
      larger(largest[0], tile[i / ROWS], i % ROWS);
    }
    repeat(largest[0]);
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

  private static void repeat(float[] rows) {
    for (int r = 1; r < ROWS; r++) {
      System.arraycopy(rows, 0, rows, r * ROW, ROW);
    }
  }
}
