package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.internal.FromJava17;
import io.github.chainrule.runtime.internal.Window;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs vector code until the virtual machine has compiled it, beside those who compute meanwhile by
 * plain Java: before that it takes a thousand times as long, and allocates.
 *
 * <p>A kernel is taken for compiled when each of its variants takes little longer than plain Java
 * does for the same: together, one that is compiled would hide another that is not. On a machine
 * that does not compile them at all, this never happens, and plain Java goes on.
 */
@FromJava17
final class VectorWarmUp {

  // What there are kernels for: no enum, which with the class of a switch over it, and for both
  // precisions, would take 4 kB of the jar. Functions come first: HotSpot 17 makes objects of some
  // of their vectors when it has compiled other kernels before.
  private static final int ROW_FUNCTION = 0;
  private static final int ROW_EXPONENTIAL = 1;
  private static final int PRODUCT = 2;
  private static final int OUTER = 3;
  private static final int TAP = 4;
  private static final int TAP_OUTER = 5;
  private static final int SUM = 6;
  private static final int MAX = 7;
  private static final int ROW_PRODUCT = 8;
  private static final int ROW_OUTER = 9;
  private static final int ROW_WINDOW = 10;
  private static final int KINDS = 11;

  private static final int ROW = TileTerms72.ROW;
  private static final int ROWS = TileTerms72.ROWS;
  private static final int TERMS = 24;

  /** Of these, or up to three fewer, there are blocks of all sizes. */
  private static final int COLUMNS = 24 + 4 + 3;

  /** Two vectors, one, and a part of one. */
  private static final int WIDTH = 3 * VectorBlocks.LANES + 3;

  /** Four at a time. */
  private static final int FOUR = 4 * VectorBlocks.LANES;

  /** As many fours as a row has. */
  private static final int FOURS = ROW / FOUR * FOUR;

  /** Fours as well, if there is room, then two, and one. */
  private static final int SPAN =
      3 * VectorBlocks.LANES + (ROW - 3 * VectorBlocks.LANES) / FOUR * FOUR;

  /** Rows shorter than a vector are written in a way of their own. */
  private static final int[] SPANS = {SPAN, FOURS, TileVectors.SHORTEST};

  /** Eight at a time, four, and one. */
  private static final int WINDOW_POSITIONS = 13;

  private static final int WINDOW_TERMS = 4;

  /** Two taps, neither of which is a part with the other. */
  private static final Window WINDOW =
      new Window(WINDOW_POSITIONS)
          .with(1, WINDOW_POSITIONS, 0, 0, 1, 0, 0, 1)
          .with(1, WINDOW_POSITIONS, 2, 0, 1, 0, 0, 1);

  private static final int WIDEST_ROW = 8 * VectorBlocks.LANES;

  /** Enough for two vectors, for twice two, for four and for eight. */
  private static final int[] ROW_COLUMNS = {
    VectorBlocks.LANES + 1, 3 * VectorBlocks.LANES, 4 * VectorBlocks.LANES, WIDEST_ROW
  };

  /** Nanoseconds to give up after. */
  private static final long PATIENCE = 60_000_000_000L;

  /** Rounds until plain Java is compiled as well. */
  private static final int ROUNDS = 500;

  /** Rounds that tell whether what was compiled still is: later kernels may have cost it that. */
  private static final int LAST_ROUNDS = 20;

  /** Calls that differ in the rest of their columns, in biases or direction, and in blocks. */
  private static final int VARIANTS = 4 * SPANS.length;

  /** Nanoseconds. */
  private static final long SHORTEST_PAUSE = 100_000;

  /** How many times plain Java's time tiles and functions may take; interpreted, it is far more. */
  private static final double MARGIN = 4;

  /**
   * How many times rows may: on AMD's Zen 4, they take 0.7 at most where they are compiled, and 3.5
   * at least by HotSpot 25's first compiler, which makes no vectors of the loops beside them.
   */
  private static final double ROW_MARGIN = 1.5;

  private final TileVectors vectors;
  private final float[][] x = TileTerms72.tile(TERMS);
  private final float[][] y = TileTerms72.tile(COLUMNS);
  private final float[] p = new float[(TERMS + 1) * COLUMNS];
  private final float[] g = new float[COLUMNS * FOUR];
  private final float[][] sums = TileTerms72.tile(ROWS);
  private final float[] sum = sums[0];
  private final float[] exponents = new float[ROW];
  private final float[] weights = new float[(TERMS + 1) * WIDEST_ROW];

  VectorWarmUp(TileVectors vectors) {
    this.vectors = vectors;
    exponents[0] = VectorFunctions.LARGEST_EXPONENT;
  }

  /** Returns when they are compiled, or, with false, when that has taken too long. */
  boolean compile() {
    long end = System.nanoTime() + PATIENCE;
    return areCompiledBy(end, ROUNDS) && areCompiledBy(end, LAST_ROUNDS);
  }

  private boolean areCompiledBy(long end, int rounds) {
    boolean areCompiled = true;
    for (int kind = 0; kind < KINDS; kind++) {
      areCompiled = areCompiled && (!isUsed(kind) || isCompiledBy(end, rounds, kind));
    }
    return areCompiled;
  }

  /** Where tiles are plain Java's, nothing waits for what only they consist of. */
  private static boolean isUsed(int kind) {
    return TileVectors.HAVE_TILES || kind == ROW_FUNCTION || kind >= ROW_PRODUCT;
  }

  private boolean isCompiledBy(long end, int rounds, int kind) {
    long[] plain = new long[VARIANTS];
    long[] byVectors = new long[VARIANTS];
    Arrays.fill(plain, Long.MAX_VALUE);
    Arrays.fill(byVectors, Long.MAX_VALUE);
    double margin = kind >= ROW_PRODUCT ? ROW_MARGIN : MARGIN;
    for (int round = 1; end - System.nanoTime() > 0; round++) {
      long start = System.nanoTime();
      for (int k = 0; k < VARIANTS; k++) {
        long before = System.nanoTime();
        computePlain(kind, k);
        long between = System.nanoTime();
        computeByVectors(kind, k);
        long after = System.nanoTime();
        plain[k] = Math.min(plain[k], between - before);
        byVectors[k] = Math.min(byVectors[k], after - between);
      }
      if (round >= rounds && areAsFast(byVectors, plain, margin)) {
        return true;
      }
      // Others compute meanwhile, and the compiler's threads need processors, too.
      LockSupport.parkNanos(Math.max(SHORTEST_PAUSE, System.nanoTime() - start));
    }
    return false;
  }

  private static boolean areAsFast(long[] byVectors, long[] plain, double margin) {
    boolean areAsFast = true;
    for (int k = 0; k < VARIANTS; k++) {
      areAsFast = areAsFast && byVectors[k] <= margin * plain[k];
    }
    return areAsFast;
  }

  /** By plain Java, since others use that as well until this is over. */
  private void computePlain(int kind, int k) {
    int rest = k % ROWS;
    int columns = COLUMNS - rest;
    int bias = k % 2 == 0 ? -1 : TERMS * COLUMNS;
    int width = width(k);
    switch (kind) {
      case PRODUCT:
        Tile72.affine(x, TERMS, p, 0, bias, columns, y, ROW);
        break;
      case OUTER:
        TileSums72.addOuter(y, ROW, columns, x, width, TERMS, g, 0, width, 1, sum, ROW);
        TileSums72.addOuter(y, ROW, columns, x, ROWS, TERMS, g, 0, 1, COLUMNS, sum, ROW);
        break;
      case TAP:
        TilePositions72.addTap(x, 4, p, 0, columns, 1, y, columns, 1, 4, 0, 0, 1, 0, 0, 0, ROW);
        break;
      case TAP_OUTER:
        TilePositions72.addOuter(
            x, ROWS - rest, x, 1 + rest, ROW, g, 0, sums, 2, 2, 0, 2, 1, 0, 2, 1, ROW);
        break;
      case SUM:
        Tile72.sum(x, TERMS, sums, ROW);
        break;
      case MAX:
        Tile72.max(x, TERMS, sums, ROW);
        break;
      case ROW_PRODUCT:
        PlainRows.product(x[0], weights, k % 2 == 0, TERMS, columns(k), sum);
        break;
      case ROW_OUTER:
        PlainRows.outer(x[0], x[1], TERMS, columns(k), weights);
        break;
      case ROW_WINDOW:
        PlainRows.window(
            x[0], weights, k % 2 == 0, WINDOW_POSITIONS, WINDOW_TERMS, VectorBlocks.LANES, sum);
        break;
      case ROW_FUNCTION:
        PlainRows.functions(x[0], sum, ROW);
        break;
      case ROW_EXPONENTIAL:
        Elementary.exp(exponents(k), ROW, sum);
        break;
    }
  }

  private void computeByVectors(int kind, int k) {
    int rest = k % ROWS;
    int columns = COLUMNS - rest;
    int bias = k % 2 == 0 ? -1 : TERMS * COLUMNS;
    int width = width(k);
    int span = span(k);
    switch (kind) {
      case PRODUCT:
        vectors.product(x, TERMS, p, 0, columns, 1, bias, columns, y, 0, ROW, span);
        break;
      case OUTER:
        vectors.addOuter(y, ROW, columns, x, ROW, width, TERMS, g, 0, width, 1, sum);
        vectors.addOuter(y, ROW, columns, x, ROW, ROWS, TERMS, g, 0, 1, COLUMNS, sum);
        break;
      case TAP:
        for (int s = 0; s < 4; s++) {
          vectors.addProduct(x, s, 4, p, 0, columns, 1, columns, y, 0, ROW, span);
        }
        break;
      case TAP_OUTER:
        vectors.addTapOuter(
            x, ROWS - rest, x, 1 + rest, span, g, 0, sum, 2, 2, 0, 2, 1, 0, 2, 1, ROW, span);
        break;
      case SUM:
        vectors.sum(x, 0, TERMS, sum, ROW, span);
        break;
      case MAX:
        vectors.max(x, 0, TERMS, sum, ROW, span);
        break;
      case ROW_PRODUCT:
        float[] biases = k % 2 == 0 ? weights : null;
        int wide = columns(k);
        vectors.rowProduct(x[0], 0, weights, wide, biases, 0, sum, 0, TERMS, wide, wide);
        break;
      case ROW_OUTER:
        vectors.rowOuter(x[0], 0, x[1], 0, weights, 0, TERMS, columns(k));
        break;
      case ROW_WINDOW:
        float[] first = k % 2 == 0 ? weights : null;
        int lanes = VectorBlocks.LANES;
        vectors.rowWindow(
            WINDOW, x[0], 0, weights, lanes, first, 0, sum, 0, WINDOW_TERMS, lanes, lanes);
        break;
      case ROW_FUNCTION:
        vectors.rowTanh(x[0], 0, sum, 0, ROW);
        vectors.rowSigmoid(x[0], 0, sum, 0, ROW);
        break;
      case ROW_EXPONENTIAL:
        vectors.rowExp(exponents(k), sum, ROW);
        break;
    }
  }

  /** Some have a number that is computed by itself. */
  private float[] exponents(int k) {
    return k % 2 == 0 ? x[0] : exponents;
  }

  private static int width(int k) {
    return k / 4 % 2 == 0 ? WIDTH : FOUR;
  }

  private static int span(int k) {
    return SPANS[k / 4];
  }

  private static int columns(int k) {
    return ROW_COLUMNS[k / 2 % ROW_COLUMNS.length];
  }
}
