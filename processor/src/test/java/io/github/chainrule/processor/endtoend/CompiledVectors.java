package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Backend;
import io.github.chainrule.runtime.f32.internal.Tile72;
import io.github.chainrule.runtime.internal.VectorUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets tests begin when the runtime computes by vectors, which it does once they are compiled;
 * where extensions are detected, as the build does for tests with the module of vectors.
 */
public final class CompiledVectors implements BeforeAllCallback {
  private static final String COMPILING = "chainrule-vectors";
  private static final int ROW = 72;

  @Override
  public void beforeAll(ExtensionContext context) throws InterruptedException {
    assertTrue(Backend.description().startsWith("vector"), Backend.description());
    // Each question starts the compilation of a precision.
    boolean areFloatsReady = areFloatsReady();
    boolean areDoublesReady = areDoublesReady();
    if (!(areFloatsReady && areDoublesReady)) {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().startsWith(COMPILING)) {
          thread.join();
        }
      }
    }
    assertTrue(areFloatsReady(), "vectors of floats are not compiled");
    assertTrue(areDoublesReady(), "vectors of doubles are not compiled");
  }

  private static boolean areFloatsReady() {
    return isReady(Tile72.span(1));
  }

  /** Shorter vectors hold too few doubles to be used. */
  private static boolean areDoublesReady() {
    return VectorUnit.floats() < 8
        || isReady(io.github.chainrule.runtime.f64.internal.Tile72.span(1));
  }

  /** By plain Java, all of a row is computed however few samples there are. */
  private static boolean isReady(int span) {
    return span < ROW;
  }
}
