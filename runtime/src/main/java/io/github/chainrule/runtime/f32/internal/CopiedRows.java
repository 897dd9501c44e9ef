package io.github.chainrule.runtime.f32.internal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Computes long rows of single samples by loops along rows of the matrix that are copied, eight at
 * a time, to where whole vectors lie between them: where they lie, the virtual machine makes no
 * vector code of such loops.
 *
 * <p>The copies are in memory that threads share: whose is in use has to compute otherwise.
 */
final class CopiedRows {
  /** The distance of copies, and how many sums are computed together. */
  private static final int ROW = 256;

  private static final int ROWS = 8;

  /** Where the sums are, after the copies. */
  private static final int SUMS = ROWS * ROW;

  /** A power of two, not more than an integer has bits. */
  private static final int PLACES = 32;

  /** Whose bit is set in {@link #USED} is in use; made when it is first needed. */
  private static final float[][] MEMORY = new float[PLACES][];

  private static final AtomicInteger USED = new AtomicInteger();

  private CopiedRows() {}

  /**
   * As {@link Vectors#affine} and, where b is null, {@link Vectors#product}.
   *
   * @return whether y is written
   */
  static boolean product(
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
    int place = (int) Thread.currentThread().getId() & (PLACES - 1);
    int bit = 1 << place;
    int used = USED.get();
    if ((used & bit) != 0 || !USED.compareAndSet(used, used | bit)) {
      return false;
    }
    try {
      if (MEMORY[place] == null) {
        MEMORY[place] = new float[SUMS + ROW];
      }
      float[] memory = MEMORY[place];
      int whole = terms - terms % ROWS;
      int parts = (columns - 1) / ROW + 1;
      int most = (columns - 1) / parts + 1;
      for (int j = 0; j < columns; j += most) {
        int count = Math.min(most, columns - j);
        if (b == null) {
          Arrays.fill(memory, SUMS, SUMS + count, TileTerms72.NOTHING);
        } else {
          System.arraycopy(b, bAt + j, memory, SUMS, count);
        }
        for (int i = 0; i < terms; i++) {
          boolean isLeft = i >= whole;
          int row = isLeft ? 0 : i % ROWS;
          System.arraycopy(w, wAt + i * stride + j, memory, row * ROW, count);
          if (isLeft) {
            addOne(memory, count, x[xAt + i]);
          } else if (row == ROWS - 1) {
            addEight(memory, count, x, xAt + i - row);
          }
        }
        System.arraycopy(memory, SUMS, y, yAt + j, count);
      }
    } finally {
      USED.addAndGet(-bit);
    }
    return true;
  }

  /** HotSpot 17 makes vectors of such long sums only where it knows how many trips are the most. */
  private static void addEight(float[] m, int count, float[] x, int at) {
    float x0 = x[at];
    float x1 = x[at + 1];
    float x2 = x[at + 2];
    float x3 = x[at + 3];
    float x4 = x[at + 4];
    float x5 = x[at + 5];
    float x6 = x[at + 6];
    float x7 = x[at + 7];
    for (int j = 0; j < Math.min(count, ROW); j++) {
      m[SUMS + j] =
          m[SUMS + j]
              + m[j] * x0
              + m[ROW + j] * x1
              + m[2 * ROW + j] * x2
              + m[3 * ROW + j] * x3
              + m[4 * ROW + j] * x4
              + m[5 * ROW + j] * x5
              + m[6 * ROW + j] * x6
              + m[7 * ROW + j] * x7;
    }
  }

  private static void addOne(float[] m, int count, float x0) {
    for (int j = 0; j < Math.min(count, ROW); j++) {
      m[SUMS + j] += m[j] * x0;
    }
  }
}
