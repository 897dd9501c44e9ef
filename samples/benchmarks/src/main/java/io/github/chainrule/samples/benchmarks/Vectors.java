package io.github.chainrule.samples.benchmarks;

import io.github.chainrule.runtime.Backend;
import io.github.chainrule.runtime.f32.internal.Tile72;
import java.io.IOException;
import java.util.List;

/** The module of vectors: the flags that add it, and when a virtual machine computes by it. */
public final class Vectors {
  /** The first of two flags, which adds a module. */
  public static final String ADD = "--add-modules";

  /** The second, which names the module. */
  public static final String MODULE = "jdk.incubator.vector";

  /** Both flags. */
  public static final List<String> FLAGS = List.of(ADD, MODULE);

  private static final String USED = "vector";
  private static final String COMPILING = "chainrule-vectors";

  /** These compute no tiles. */
  private static final String SHORT = " 128 ";

  private Vectors() {}

  /**
   * Waits until vectors of both precisions, where this virtual machine uses them, are compiled: a
   * loss is computed by vectors of doubles.
   *
   * @throws InterruptedException if the thread is interrupted
   * @throws IllegalStateException if they were given up
   */
  public static void awaitCompiled() throws InterruptedException {
    String used = Backend.description();
    if (!used.startsWith(USED) || used.contains(SHORT) || !areRowsWhole()) {
      return;
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(COMPILING)) {
        thread.join();
      }
    }
    if (areRowsWhole()) {
      throw new IllegalStateException("vectors were not compiled in time");
    }
  }

  /**
   * Whether rows of tiles are computed as a whole, as by plain Java. The first to ask has vectors
   * compiled.
   */
  private static boolean areRowsWhole() {
    boolean areFloatsWhole = Tile72.span(1) == Tile72.ROW;
    return io.github.chainrule.runtime.f64.internal.Tile72.span(1) == Tile72.ROW || areFloatsWhole;
  }

  /**
   * What computes batches in a virtual machine of this Java.
   *
   * @param flags the flags that it is started with
   * @return what {@link Backend#description} says there
   * @throws IOException if it cannot be started
   * @throws InterruptedException if the thread is interrupted
   */
  public static String description(List<String> flags) throws IOException, InterruptedException {
    return JavaProcess.run(Vectors.class, System.getProperty("java.class.path"), flags).trim();
  }

  /**
   * Prints what computes batches in this virtual machine.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    System.out.println(Backend.description());
  }
}
