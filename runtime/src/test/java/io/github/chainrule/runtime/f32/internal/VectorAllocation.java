package io.github.chainrule.runtime.f32.internal;

import com.sun.management.ThreadMXBean;
import io.github.chainrule.runtime.internal.VectorUnit;
import io.github.chainrule.runtime.internal.Window;
import java.lang.management.ManagementFactory;

/** Counts what products allocate once vectors are compiled. */
final class VectorAllocation {
  private static final int ROUNDS = 20;
  private static final int CALLS = 100;

  private static final int LANES = VectorUnit.floats() * Integer.BYTES / Float.BYTES;

  /** Eight positions, four and one, of two taps that are no neighbours. */
  private static final int POSITIONS = 13;

  private static final Window WINDOW =
      new Window(POSITIONS)
          .with(1, POSITIONS, 0, 0, 1, 0, 0, 1)
          .with(1, POSITIONS, 2, 0, 1, 0, 0, 1);

  /** Nanoseconds. */
  private static final long PATIENCE = 90_000_000_000L;

  private VectorAllocation() {}

  /** Waits until vectors are compiled, or for so many nanoseconds; whether they are. */
  static boolean awaitVectors(long patience) throws InterruptedException {
    long start = System.nanoTime();
    while (!TileVectors.areUsed() && System.nanoTime() - start < patience) {
      Thread.sleep(10);
    }
    return TileVectors.areUsed();
  }

  /** Prints the least bytes of a round of calls. */
  public static void main(String[] args) throws InterruptedException {
    if (!awaitVectors(PATIENCE)) {
      throw new AssertionError("vectors are not compiled");
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[][] x = Tile72.tile(20);
    float[][] y = Tile72.tile(13);
    float[] p = new float[21 * 13];
    float[] sum = new float[4 * Tile72.ROW];
    float[] w = new float[5 * 8 * LANES];
    float[] sums = new float[POSITIONS * 8 * LANES];
    float[] wide = new float[20 * 4 * LANES];
    float[][] powers = Tile72.tile(20);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < CALLS; call++) {
        Tile72.affine(x, 20, p, 0, 20 * 13, 13, y, Tile72.span(50));
        Tile72.transposed(y, 13, p, 0, 20, x, Tile72.span(50));
        Tile72.affine(x, 20, p, 0, 20 * 13, 13, y, Tile72.span(TileVectors.SHORTEST));
        computeRows(LANES + 1, w, sum, sums);
        computeRows(4 * LANES, w, sum, sums);
        computeRows(8 * LANES, w, sum, sums);
        TileSums72.addOuter(x, Tile72.ROW, 20, y, 13, 13, p, 0, 13, 1, sum, Tile72.span(50));
        int width = 4 * LANES;
        TileSums72.addOuter(
            x, Tile72.ROW, 20, y, width, 13, wide, 0, width, 1, sum, Tile72.span(50));
        computeFunctions(x, powers);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    System.out.println(least + " bytes");
  }

  private static void computeFunctions(float[][] x, float[][] y) {
    int span = Tile72.span(50);
    TileFunctions72.exp(x, 20, y, span);
    boolean areDone =
        TileFunctions72.tanh(x, 20, y, span) && TileFunctions72.sigmoid(x, 20, y, span);
    if (areDone != (Float.BYTES == Integer.BYTES)) {
      throw new AssertionError("functions of tiles");
    }
  }

  /** What vectors do compute; functions are those of floats. */
  private static void computeRows(int columns, float[] w, float[] y, float[] sums) {
    boolean areRows =
        Vectors.affine(w, 0, w, columns, w, 0, y, 0, 4, columns, columns)
            && Vectors.product(w, 0, w, columns, y, 0, 4, columns, columns)
            && Vectors.outer(y, 0, y, 0, w, 0, 4, columns)
            && Vectors.window(WINDOW, y, 0, w, 0, w, 0, sums, 0, 2, columns, columns)
            && Vectors.window(WINDOW, y, 0, w, 0, sums, 0, 2, columns, columns);
    boolean areFunctions =
        Vectors.tanh(w, 0, y, 0, columns) && Vectors.sigmoid(w, 0, y, 0, columns);
    if (!areRows || areFunctions != (Float.BYTES == Integer.BYTES)) {
      throw new AssertionError("not computed by vectors: " + columns);
    }
  }
}
