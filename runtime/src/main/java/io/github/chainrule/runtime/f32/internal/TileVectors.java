package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.VectorUnit;
import io.github.chainrule.runtime.internal.Window;

/**
 * Computes products and sums of tiles, and rows of single samples, by vectors, with the bits of
 * {@link Tile72} and its like: the lanes of a vector are samples or units, never terms of one sum,
 * and products are rounded before they are added.
 */
abstract class TileVectors {

  /** What is used, or null if there are none. */
  static final TileVectors VECTORS = VectorTiles.create();

  /** Floats in a vector. Tiles of doubles are laid out as those of floats are. */
  private static final int LANES = VectorUnit.floats();

  /**
   * Whether they compute tiles, too. With vectors of four floats, what HotSpot makes of loops over
   * whole rows is faster: it unrolls them.
   */
  static final boolean HAVE_TILES = VectorUnit.floats() >= 8 && VECTORS != null;

  /** The shortest rows that are used. */
  static final int SHORTEST = 8;

  /** The binary logarithm of the number of rows in an array, if they are as long as can be. */
  private static final int ROWS_SHIFT = 2;

  /** Vectors that are computed together, where there are registers for them. */
  private static final int FOUR = 4 * LANES;

  /** As many numbers of a tile as the second nearest cache has room for, and for the weights. */
  private static final int NEAR = 1 << 16;

  /** How many numbers of the longest rows take as long as the shortest rows. */
  private static final int LIKE_SHORTEST = 12;

  /** Fewer samples take no longer one by one. */
  private static final int LEAST = 4;

  /** Nor do these where layers are large: vectors along their units compute as much at a time. */
  private static final int LEAST_OF_LARGE = 12;

  /** Layers are large if plain Java is faster with tiles of which so small a part is used. */
  private static final int PART_OF_LARGE = 8;

  /** Whether vectors are used from now on: not before they are compiled. */
  static boolean areUsed() {
    return VECTORS != null && VECTORS.areCompiled();
  }

  /**
   * Whether they are for rows of which so much is computed. Short rows are theirs even before they
   * are compiled: those of the other precision may have been, who decided on the span.
   */
  static boolean areUsed(int longest, int span) {
    return HAVE_TILES && (row(longest, span) < longest || (areUsed() && span <= whole(longest)));
  }

  /** How many numbers of a row are in whole vectors. */
  private static int whole(int row) {
    return row - row % LANES;
  }

  /** Whether tiles are theirs from now on. */
  static boolean areTilesUsed() {
    return HAVE_TILES && areUsed();
  }

  /** How many samples of those that are left go into a tile of so many such rows. */
  static int count(int longest, int left, int rows) {
    if (!areTilesUsed()) {
      return Math.min(left, longest);
    }
    int near = Math.max(FOUR, NEAR / rows / FOUR * FOUR);
    return Math.min(left, Math.min(whole(longest), near));
  }

  /** How much of a tile's rows is computed for so many samples. */
  static int span(int longest, int count) {
    return areTilesUsed() ? count : longest;
  }

  /** How many samples are worth a tile, given how many are worth one of the longest rows. */
  static int fewest(int longest, int fewest) {
    if (!areTilesUsed()) {
      return fewest;
    }
    int ofShortest = (fewest * LIKE_SHORTEST + longest - 1) / longest;
    boolean areLarge = fewest * PART_OF_LARGE < longest;
    return Math.min(fewest, Math.max(areLarge ? LEAST_OF_LARGE : LEAST, ofShortest));
  }

  /**
   * How long the rows of a tile are, by how much of them is computed: where vectors compute, as
   * many whole ones, or the half of a long one.
   */
  static int row(int longest, int span) {
    if (!HAVE_TILES || span > whole(longest)) {
      return longest;
    }
    return span <= SHORTEST ? SHORTEST : (span + LANES - 1) / LANES * LANES;
  }

  /** How many rows of that length are in an array, a power of two. */
  static int rows(int longest, int span) {
    return 1 << shift(longest, span);
  }

  /**
   * The binary logarithm of their number; without a loop, since it is called in loops. The longest
   * rows are up to 32 times as long as the shortest.
   */
  static int shift(int longest, int span) {
    if (!HAVE_TILES) {
      return ROWS_SHIFT;
    }
    int row = row(longest, span);
    return ROWS_SHIFT
        + (longest >= 2 * row ? 1 : 0)
        + (longest >= 4 * row ? 1 : 0)
        + (longest >= 8 * row ? 1 : 0)
        + (longest >= 16 * row ? 1 : 0)
        + (longest >= 32 * row ? 1 : 0);
  }

  /** As {@link Vectors#affine} and, where b is null, {@link Vectors#product}. */
  abstract boolean rowProduct(
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
      int stride);

  /** As {@link Vectors#window}, without biases where b is null. */
  abstract boolean rowWindow(
      Window window,
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
      int stride);

  /** As {@link Vectors#outer}. */
  abstract boolean rowOuter(
      float[] x, int xAt, float[] d, int dAt, float[] g, int gAt, int rows, int columns);

  /** As {@link Vectors#tanh}. */
  abstract boolean rowTanh(float[] x, int xAt, float[] y, int yAt, int count);

  /** As {@link Vectors#sigmoid}. */
  abstract boolean rowSigmoid(float[] x, int xAt, float[] y, int yAt, int count);

  /**
   * e^x of the first numbers of an array.
   *
   * @param x any numbers
   * @param y written; another array than x
   * @param count how many
   * @return whether y is written
   */
  abstract boolean rowExp(float[] x, float[] y, int count);

  /** Whether the virtual machine has compiled them. */
  abstract boolean areCompiled();

  /**
   * The product {@code y_j = bias_j + Σ_i w_ij x_i}, i in ascending order.
   *
   * @param x a row for each i
   * @param terms the number of i
   * @param p the parameters
   * @param weights where the first weight is
   * @param termStride from a weight to that of the next i
   * @param stride from a weight to that of the next j
   * @param biases where the biases begin, or a negative number if there are none
   * @param columns the number of j
   * @param y written
   * @param from the row of y of the first j, a multiple of 4
   * @param longest the length of the rows of x and y, if all of them is computed
   * @param span how much of them is computed
   */
  abstract void product(
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
      int longest,
      int span);

  /**
   * Adds to sums that were begun: {@code y_j += Σ_i w_ij x_i}, i in ascending order.
   *
   * @param x a row for each i
   * @param first the array of x of the first i
   * @param terms the number of i
   * @param p the parameters
   * @param weights where the first weight is
   * @param termStride from a weight to that of the next i
   * @param stride from a weight to that of the next j
   * @param columns the number of j
   * @param y written
   * @param from the array of y of the first j
   * @param longest the length of the rows of x and y, if all of them is computed
   * @param span how much of them is computed
   */
  abstract void addProduct(
      float[][] x,
      int first,
      int terms,
      float[] p,
      int weights,
      int termStride,
      int stride,
      int columns,
      float[][] y,
      int from,
      int longest,
      int span);

  /**
   * Adds {@code Σ_b u_i(b) z_j(b)}, b in ascending order, to a matrix.
   *
   * @param u a row for each i
   * @param stride the length of u's rows
   * @param count the number of i
   * @param z a row for each b
   * @param row the length of z's rows
   * @param width the number of j
   * @param n the number of b
   * @param g the matrix is in it; written
   * @param at where its element of the first i and j is
   * @param rowStride what is between an element and that of the next i
   * @param columnStride what is between an element and that of the next j
   * @param sum room for four rows of z; overwritten
   */
  abstract void addOuter(
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
      float[] sum);

  /**
   * The sum of some rows, in ascending order.
   *
   * @param tile the rows
   * @param from the array of the first of them
   * @param columns how many
   * @param sums written
   * @param longest the length of the rows, if all of them is computed
   * @param span how much of them is computed
   */
  abstract void sum(float[][] tile, int from, int columns, float[] sums, int longest, int span);

  /**
   * The largest numbers of some rows.
   *
   * @param tile the rows
   * @param from the array of the first of them
   * @param columns how many
   * @param largest written
   * @param longest the length of the rows, if all of them is computed
   * @param span how much of them is computed
   */
  abstract void max(float[][] tile, int from, int columns, float[] largest, int longest, int span);

  /**
   * Adds the sums over the samples of a tap's outer products to a matrix, as {@link
   * TilePositions72#addOuter} does.
   */
  abstract void addTapOuter(
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
      int longest,
      int span);
}
