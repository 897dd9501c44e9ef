package io.github.chainrule.processor.kernel;

import java.util.List;

/**
 * One private method of an evaluator.
 *
 * @param name its Java name
 * @param comment what it computes, a sentence for the method's Javadoc
 * @param arguments the argument arrays that it, or what it calls, uses
 * @param returnsValue whether it ends in a {@link Statement.Return} and returns a {@code double};
 *     otherwise it is {@code void}
 */
public record Kernel(
    String name,
    String comment,
    List<KernelArray> arguments,
    boolean returnsValue,
    List<Statement> body) {

  public Kernel {
    arguments = List.copyOf(arguments);
    body = List.copyOf(body);
  }

  /** Its name tells it from others; to go through the body of a very deep network takes long. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The same kernel with another body. */
  Kernel with(List<Statement> other) {
    return new Kernel(name, comment, arguments, returnsValue, other);
  }
}
