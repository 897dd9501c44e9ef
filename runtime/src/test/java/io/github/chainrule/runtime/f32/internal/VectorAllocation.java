package io.github.chainrule.runtime.f32.internal;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what products allocate once vectors are compiled. */
final class VectorAllocation {
  private static final int ROUNDS = 20;
  private static final int CALLS = 100;

  /** Nanoseconds. */
  private static final long PATIENCE = 90_000_000_000L;

  private VectorAllocation() {}

  /** Prints the least bytes of a round of calls. */
  public static void main(String[] args) throws InterruptedException {
    long start = System.nanoTime();
    while (!TileVectors.areUsed()) {
      if (System.nanoTime() - start > PATIENCE) {
        throw new AssertionError("vectors are not compiled");
      }
      Thread.sleep(10);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[][] x = Tile72.tile(20);
    float[][] y = Tile72.tile(13);
    float[] p = new float[21 * 13];
    float[] sum = new float[4 * Tile72.ROW];
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < CALLS; call++) {
        Tile72.affine(x, 20, p, 0, 20 * 13, 13, y, Tile72.span(50));
        Tile72.transposed(y, 13, p, 0, 20, x, Tile72.span(50));
        Vectors.affine(y[0], 0, p, 50, p, 0, sum, 0, 4, 50, 50);
        Vectors.outer(y[0], 0, x[0], 0, sum, 0, 4, 50);
        Vectors.addTap(x[0], 0, y[0], 0, sum, 0, 1, 5, 4, 4, 32, 32, 4, 32, 32);
        Vectors.tanh(x[0], 0, sum, 0, 50);
        TileSums72.addOuter(x, Tile72.ROW, 20, y, 13, 13, p, 0, 13, 1, sum, Tile72.span(50));
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    System.out.println(least + " bytes");
  }
}
