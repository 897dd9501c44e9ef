package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;

/**
 * Runs vector code until the virtual machine has compiled it, beside those who compute meanwhile by
 * plain Java: before that it takes a thousand times as long, and allocates.
 *
 * <p>It is taken for compiled when products take no longer by vectors than without. On a machine
 * that does not compile it at all, this never happens, and plain Java goes on.
 */
@FromJava17
final class VectorWarmUp extends Thread {
  private static final int ROW = TileTerms72.ROW;
  private static final int TERMS = 24;

  /** Blocks of all sizes: eight rows, four, and fewer. */
  private static final int COLUMNS = 8 + 4 + 3;

  /** Two vectors, one, and a part of one. */
  private static final int WIDTH = 3 * VectorBlocks.LANES + 3;

  private static final int PRODUCTS = TERMS * COLUMNS * (ROW + WIDTH);

  /** Nanoseconds of a multiplication and an addition that no interpreter reaches. */
  private static final double INTERPRETED = 3;

  /** Nanoseconds to give up after. */
  private static final long PATIENCE = 60_000_000_000L;

  private static final int ROUNDS = 50;
  private static final int CALLS = 20;

  private final TileVectors vectors;
  private final float[][] x = TileTerms72.tile(TERMS);
  private final float[][] y = TileTerms72.tile(COLUMNS);
  private final float[] p = new float[(TERMS + 1) * COLUMNS];
  private final float[] g = new float[COLUMNS * WIDTH];
  private final float[] sum = new float[TileTerms72.ROWS * ROW];

  private volatile boolean isOver;

  VectorWarmUp(TileVectors vectors) {
    super("chainrule-vectors-f32");
    this.vectors = vectors;
    setDaemon(true);
    setPriority(MIN_PRIORITY);
  }

  /** Whether vector code is compiled. */
  boolean isOver() {
    return isOver;
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    long plain = Long.MAX_VALUE;
    long byVectors = Long.MAX_VALUE;
    int round = 0;
    while (!isOver && System.nanoTime() - start < PATIENCE) {
      plain = Math.min(plain, plainTime());
      byVectors = Math.min(byVectors, vectorTime());
      boolean isPlainCompiled = plain < INTERPRETED * PRODUCTS * CALLS;
      isOver = ++round >= ROUNDS && isPlainCompiled && byVectors <= plain;
    }
  }

  /** What calls take by plain Java, which others use as well until this is over. */
  private long plainTime() {
    long start = System.nanoTime();
    for (int k = 0; k < CALLS; k++) {
      Tile72.affine(x, TERMS, p, 0, TERMS * COLUMNS, COLUMNS, y);
      TileSums72.addOuter(y, ROW, COLUMNS, x, WIDTH, TERMS, g, 0, WIDTH, 1, sum);
    }
    return System.nanoTime() - start;
  }

  private long vectorTime() {
    long start = System.nanoTime();
    for (int k = 0; k < CALLS; k++) {
      vectors.product(x, TERMS, p, 0, COLUMNS, 1, TERMS * COLUMNS, COLUMNS, y, 0, ROW);
      vectors.addOuter(y, ROW, COLUMNS, x, ROW, WIDTH, TERMS, g, 0, WIDTH, 1, sum);
    }
    return System.nanoTime() - start;
  }
}
