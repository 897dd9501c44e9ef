package io.github.chainrule.processor.program;

/** The derivative of a {@link Stated} by its argument. */
public interface StatedDerivative {

  /**
   * The vector-Jacobian product.
   *
   * @param adjoint ∂E/∂value for each of its rows, a row each
   * @return ∂E/∂argument, a row each
   */
  Node adjoint(Graph graph, Node adjoint);

  /**
   * The Jacobian-vector product.
   *
   * @param tangent the argument's derivative by each of some inputs, a row each
   * @return the value's derivative by the same, a row each
   */
  Node tangent(Graph graph, Node tangent);
}
