package io.github.chainrule.samples.benchmarks;

import io.github.chainrule.runtime.Backend;
import io.github.chainrule.runtime.f32.Model;
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
  private static final int MANY = 256;

  private Vectors() {}

  /**
   * Waits until vectors, where this virtual machine uses them, are compiled.
   *
   * @param model a network of which a batch and its gradient are computed, which is what starts
   *     their compilation: a loss is computed by vectors of doubles
   * @throws InterruptedException if the thread is interrupted
   * @throws IllegalStateException if they were given up
   */
  public static void awaitCompiled(Model model) throws InterruptedException {
    if (!Backend.description().startsWith(USED)) {
      return;
    }
    Batch batch = Batch.of(model, MANY);
    model.newForward().forward(batch.x(), new float[MANY * model.outputs()], MANY);
    float[] gradient = new float[model.parameters().length];
    model.newBackprop().gradient(batch.x(), batch.t(), MANY, gradient);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(COMPILING)) {
        thread.join();
      }
    }
    // By plain Java, a row is computed as a whole; by vectors of 128 bits, too.
    boolean areRowsWhole =
        Tile72.span(1) == Tile72.ROW
            || io.github.chainrule.runtime.f64.internal.Tile72.span(1) == Tile72.ROW;
    if (areRowsWhole && !Backend.description().contains(" 128 ")) {
      throw new IllegalStateException("vectors were not compiled in time");
    }
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
