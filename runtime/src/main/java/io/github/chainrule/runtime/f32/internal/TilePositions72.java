package io.github.chainrule.runtime.f32.internal;

import java.util.Arrays;

/**
 * Computes with tiles whose samples have positions, steps or pixels, for generated code that
 * computes many samples at a time.
 *
 * <p>Each position has arrays of its own, one position after another: feature i of position s of
 * sample b is {@code tile[s * arrays + i / 4][i % 4 * 72 + b]}, where {@code arrays} is the number
 * that the features of one position take. Everything else is as in {@link Tile72}.
 *
 * <p>Where positions of two tiles meet in pairs, there are {@code outer × inner} of them, and each
 * side is at {@code first + a · outerStep + b · innerStep} for pair (a, b).
 *
 * <p>The build derives {@code TilePositions256} from this class, for rows of that length.
 */
public final class TilePositions72 {
  private static final int ROW = TileTerms72.ROW;
  private static final int ROWS = TileTerms72.ROWS;

  private TilePositions72() {}

  /**
   * Reads samples into a tile.
   *
   * @param a the samples, row-major {@code [][positions][features]}
   * @param start the first sample to read
   * @param n how many to read, at most 72
   * @param positions the positions of a sample
   * @param features the features of a position
   * @param tile written
   * @param span what {@link Tile72#span} said
   */
  public static void load(
      float[] a, int start, int n, int positions, int features, float[][] tile, int span) {
    int columns = positions * features;
    int arrays = Tile72.arrays(features, span);
    for (int s = 0; s < positions; s++) {
      int from = start * columns + s * features;
      TileCopies72.load(a, from, columns, n, features, tile, s * arrays, span);
    }
  }

  /**
   * Writes the samples of a tile.
   *
   * @param tile the samples
   * @param positions the positions of a sample
   * @param features the features of a position
   * @param a written, row-major {@code [][positions][features]}
   * @param start the first sample to write
   * @param n how many to write, at most 72
   * @param span what {@link Tile72#span} said
   */
  public static void store(
      float[][] tile, int positions, int features, float[] a, int start, int n, int span) {
    int columns = positions * features;
    int arrays = Tile72.arrays(features, span);
    for (int s = 0; s < positions; s++) {
      int to = start * columns + s * features;
      TileCopies72.store(tile, s * arrays, features, a, to, columns, n, span);
    }
  }

  /**
   * Puts parameters, one a feature, into all samples of every position, or what sums begin with.
   *
   * @param p the parameters
   * @param from where they begin, or a negative number if sums begin with nothing
   * @param positions the positions of the tile
   * @param features the features of a position
   * @param tile written
   * @param span what {@link Tile72#span} said
   */
  public static void begin(
      float[] p, int from, int positions, int features, float[][] tile, int span) {
    int row = TileVectors.row(ROW, span);
    int each = TileVectors.rows(ROW, span);
    int arrays = Tile72.arrays(features, span);
    for (int s = 0; s < positions; s++) {
      for (int i = 0; i < features; i++) {
        int first = i % each * row;
        float value = from < 0 ? TileTerms72.NOTHING : p[from + i];
        Arrays.fill(tile[s * arrays + i / each], first, first + row, value);
      }
    }
  }

  /**
   * Adds the products of a tap to sums that were begun: {@code y_j += Σ_i w_ij x_i} for each pair
   * of positions, i in ascending order. The strides say whether the weights are transposed.
   *
   * @param x what is read
   * @param terms the features of a position of x
   * @param p the parameters
   * @param weights where those of the tap begin
   * @param termStride from the weight of a feature of x to that of the next
   * @param stride from the weight of a feature of y to that of the next
   * @param y added to
   * @param features the features of a position of y
   * @param outer the pairs along the first axis
   * @param inner the pairs along the second
   * @param read the position of x of the first pair
   * @param readOuter from one to the next along the first axis
   * @param readInner along the second
   * @param written the position of y of the first pair
   * @param writtenOuter from one to the next along the first axis
   * @param writtenInner along the second
   * @param span what {@link Tile72#span} said
   */
  public static void addTap(
      float[][] x,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      float[][] y,
      int features,
      int outer,
      int inner,
      int read,
      int readOuter,
      int readInner,
      int written,
      int writtenOuter,
      int writtenInner,
      int span) {
    int xArrays = Tile72.arrays(terms, span);
    int yArrays = Tile72.arrays(features, span);
    for (int a = 0; a < outer; a++) {
      for (int b = 0; b < inner; b++) {
        int from = (read + a * readOuter + b * readInner) * xArrays;
        int to = (written + a * writtenOuter + b * writtenInner) * yArrays;
        if (TileVectors.areUsed(ROW, span)) {
          TileVectors.VECTORS.addProduct(
              x, from, terms, p, weights, termStride, stride, features, y, to, ROW, span);
        } else {
          TileTaps72.addPlain(x, from, terms, p, weights, termStride, stride, y, to, features);
        }
      }
    }
  }

  /**
   * Copies rows, which are counted from the start of the tile, those between the last feature of a
   * position and the first of the next included.
   *
   * @param source the rows
   * @param target written
   * @param count how many rows to copy for each pair
   * @param sourceRows the rows of a position of the source, a multiple of 4
   * @param targetRows those of the target
   * @param outer the pairs along the first axis
   * @param inner the pairs along the second
   * @param read the first row of the source of the first pair
   * @param readOuter from one to the next along the first axis
   * @param readInner along the second
   * @param written the first row of the target of the first pair
   * @param writtenOuter from one to the next along the first axis
   * @param writtenInner along the second
   * @param span what {@link Tile72#span} said
   */
  public static void copy(
      float[][] source,
      float[][] target,
      int count,
      int sourceRows,
      int targetRows,
      int outer,
      int inner,
      int read,
      int readOuter,
      int readInner,
      int written,
      int writtenOuter,
      int writtenInner,
      int span) {
    for (int a = 0; a < outer; a++) {
      for (int b = 0; b < inner; b++) {
        Tile72.copy(
            source,
            row(read + a * readOuter + b * readInner, sourceRows, span),
            count,
            target,
            row(written + a * writtenOuter + b * writtenInner, targetRows, span),
            span);
      }
    }
  }

  /** Which row is one that was counted as if there were four to an array. */
  private static int row(int counted, int rowsOfPosition, int span) {
    int all = Tile72.arrays(rowsOfPosition, span) * TileVectors.rows(ROW, span);
    return counted / rowsOfPosition * all + counted % rowsOfPosition;
  }

  /**
   * Adds all features of positions to those of others.
   *
   * @param source what is added
   * @param target added to
   * @param features the features of a position of either
   * @param outer the pairs along the first axis
   * @param inner the pairs along the second
   * @param read the position of the source of the first pair
   * @param readOuter from one to the next along the first axis
   * @param readInner along the second
   * @param written the position of the target of the first pair
   * @param writtenOuter from one to the next along the first axis
   * @param writtenInner along the second
   * @param span what {@link Tile72#span} said
   */
  public static void add(
      float[][] source,
      float[][] target,
      int features,
      int outer,
      int inner,
      int read,
      int readOuter,
      int readInner,
      int written,
      int writtenOuter,
      int writtenInner,
      int span) {
    int arrays = Tile72.arrays(features, span);
    for (int a = 0; a < outer; a++) {
      for (int b = 0; b < inner; b++) {
        int from = (read + a * readOuter + b * readInner) * arrays;
        int to = (written + a * writtenOuter + b * writtenInner) * arrays;
        for (int r = 0; r < arrays; r++) {
          add(source[from + r], target[to + r]);
        }
      }
    }
  }

  private static void add(float[] source, float[] target) {
    for (int k = 0; k < ROWS * ROW; k++) {
      target[k] = target[k] + source[k];
    }
  }

  /**
   * The sum over the positions of each feature, in ascending order.
   *
   * @param tile what is summed
   * @param positions its positions
   * @param features the features of a position
   * @param sums written: a tile of one position
   * @param span what {@link Tile72#span} said
   */
  public static void sumOfPositions(
      float[][] tile, int positions, int features, float[][] sums, int span) {
    int arrays = Tile72.arrays(features, span);
    for (int r = 0; r < arrays; r++) {
      System.arraycopy(tile[r], 0, sums[r], 0, ROWS * ROW);
      for (int s = 1; s < positions; s++) {
        add(tile[s * arrays + r], sums[r]);
      }
    }
  }

  /**
   * The sum of the features of each position, in ascending order.
   *
   * @param tile what is summed
   * @param positions its positions
   * @param features the features of a position
   * @param sums written: a tile of one feature, which is repeated as often as there are features
   * @param span what {@link Tile72#span} said
   */
  public static void sum(float[][] tile, int positions, int features, float[][] sums, int span) {
    int arrays = Tile72.arrays(features, span);
    for (int s = 0; s < positions; s++) {
      Tile72.sum(tile, s * arrays, features, sums[s], span);
    }
  }

  /**
   * The largest feature of each position.
   *
   * @param tile the features
   * @param positions its positions
   * @param features the features of a position
   * @param largest written: a tile of one feature, repeated likewise
   * @param span what {@link Tile72#span} said
   */
  public static void max(float[][] tile, int positions, int features, float[][] largest, int span) {
    int arrays = Tile72.arrays(features, span);
    for (int s = 0; s < positions; s++) {
      Tile72.max(tile, s * arrays, features, largest[s], span);
    }
  }

  /**
   * Makes the rows of each position of a tile of one feature alike.
   *
   * @param tile the first row of each position is copied
   * @param span what {@link Tile72#span} said
   */
  public static void repeat(float[][] tile, int span) {
    for (int s = 0; s < tile.length; s++) {
      Tile72.repeat(tile[s], span);
    }
  }

  /**
   * Adds the sums over the samples of a tap's outer products to a matrix {@code [inputs][outputs]}:
   * for each sample in ascending order the sum over the pairs of positions of {@code x_i d_j}.
   *
   * @param x the one factor
   * @param inputs the features of a position of x
   * @param d the other
   * @param outputs the features of a position of d
   * @param n the number of samples
   * @param g the matrix is in it; written
   * @param at where its first element is
   * @param sums a tile of four rows, overwritten
   * @param outer the pairs along the first axis
   * @param inner the pairs along the second
   * @param read the position of x of the first pair
   * @param readOuter from one to the next along the first axis
   * @param readInner along the second
   * @param written the position of d of the first pair
   * @param writtenOuter from one to the next along the first axis
   * @param writtenInner along the second
   * @param span what {@link Tile72#span} said
   */
  public static void addOuter(
      float[][] x,
      int inputs,
      float[][] d,
      int outputs,
      int n,
      float[] g,
      int at,
      float[][] sums,
      int outer,
      int inner,
      int read,
      int readOuter,
      int readInner,
      int written,
      int writtenOuter,
      int writtenInner,
      int span) {
    TileTaps72.addOuter(
        x,
        inputs,
        d,
        outputs,
        n,
        g,
        at,
        sums[0],
        outer,
        inner,
        read,
        readOuter,
        readInner,
        written,
        writtenOuter,
        writtenInner,
        span);
  }
}
