package io.github.chainrule.samples.benchmarks.widths;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the networks of some widths in this virtual machine and prints a line for each: its
 * width and the nanoseconds of a sample. Blocks of calls follow one another width by width, many
 * times over, and the fastest block of each counts.
 */
final class Measurement {
  private static final int ROUNDS = 12;
  private static final long WARMUP_NANOSECONDS = 1_000_000_000;
  private static final long BLOCK_NANOSECONDS = 8_000_000;

  private Measurement() {}

  /**
   * Measures and prints.
   *
   * @param args those of {@link Range}
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    Range range = Range.of(args);
    Vectors.awaitCompiled();
    List<Blocks> networks = new ArrayList<>();
    for (int width = range.from(); width <= range.to(); width++) {
      Blocks blocks = new Blocks(Compiled.model(width), range.samples());
      blocks.warmUp();
      networks.add(blocks);
    }
    for (int round = 0; round < ROUNDS; round++) {
      networks.forEach(Blocks::measure);
    }
    for (int i = 0; i < networks.size(); i++) {
      System.out.println(range.from() + i + " " + networks.get(i).fastest());
    }
  }

  /** The forward pass of one network, block by block. */
  private static final class Blocks {
    private final Runnable call;
    private final int samples;
    private long calls = 1;
    private double fastest = Double.POSITIVE_INFINITY;

    Blocks(Model model, int samples) {
      this.samples = samples;
      float[] x = Batch.of(model, samples).x();
      float[] y = new float[samples * model.outputs()];
      var forward = model.newForward();
      call = samples == 1 ? () -> forward.forward(x, y) : () -> forward.forward(x, y, samples);
    }

    private long nanoseconds() {
      long start = System.nanoTime();
      for (long k = 0; k < calls; k++) {
        call.run();
      }
      return System.nanoTime() - start;
    }

    /** Also finds how many calls a block has. */
    void warmUp() {
      long end = System.nanoTime() + WARMUP_NANOSECONDS;
      do {
        long time = nanoseconds();
        calls = Math.max(1, calls * BLOCK_NANOSECONDS / Math.max(1, time));
      } while (System.nanoTime() < end);
    }

    void measure() {
      fastest = Math.min(fastest, (double) nanoseconds() / calls / samples);
    }

    double fastest() {
      return fastest;
    }
  }
}
