package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Backend;
import io.github.chainrule.runtime.f32.internal.Tile72;
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
    boolean isFloatReady = isReady(Tile72.span(1));
    boolean isDoubleReady = isReady(io.github.chainrule.runtime.f64.internal.Tile72.span(1));
    if (!(isFloatReady && isDoubleReady)) {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().startsWith(COMPILING)) {
          thread.join();
        }
      }
    }
    assertTrue(isReady(Tile72.span(1)), "vectors are not compiled");
  }

  /** By plain Java, all of a row is computed however few samples there are. */
  private static boolean isReady(int span) {
    return span < ROW;
  }
}
