package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Width;
import java.util.List;

/**
 * A call of a static method of the runtime.
 *
 * @param type the simple name of its type, of which there is one for each precision
 * @param width what it computes in
 * @param arguments a {@link Tile}, a {@link KernelArray}, an {@link Integer}, a {@link Literal}, or
 *     the name of a variable, each
 */
public record RuntimeCall(String type, Width width, String method, List<Object> arguments) {

  /** A number of the call's width. */
  public record Literal(double value) {}

  public RuntimeCall {
    arguments = List.copyOf(arguments);
  }
}
