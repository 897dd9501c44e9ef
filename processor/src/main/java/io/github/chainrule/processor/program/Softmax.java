package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;

/**
 * The softmax y_j = e^{s_j}/Σ e^{s_k} of shifted pre-activations s = v − max v, and its logarithm.
 *
 * <p>log Σ e^{s_k} is computed as log1p(Σ' e^{s_k} + c − 1), where Σ' leaves out the c maxima, so
 * that it keeps its relative accuracy when one output is nearly certain. An infinite v is certain.
 */
final class Softmax {

  private final Graph graph;
  private final ScalarGraph scalars;
  private final Node preActivation;
  private final Width width;
  private final Node shifted;
  private final Node exponentials;

  Softmax(Graph graph, Node preActivation) {
    this(graph, preActivation, Width.WORKING);
  }

  Softmax(Graph graph, Node preActivation, Width width) {
    this.graph = graph;
    this.scalars = graph.scalars();
    this.preActivation = preActivation;
    this.width = width;
    Scalar v = graph.argument(0);
    this.shifted =
        map(
            scalars.apply(Operator.SUBTRACT_MAXIMUM, v, graph.argument(1)),
            preActivation,
            graph.max(preActivation));
    this.exponentials = map(scalars.apply(Operator.EXP, v), shifted);
  }

  /** The outputs in the working precision, with the derivative y_j (ȳ_j − Σ ȳ_k y_k) stated. */
  Node outputs() {
    Node outputs = probabilities();
    return graph.stated(outputs, preActivation, new SymmetricJacobian(outputs));
  }

  /** The outputs, without a derivative. */
  Node probabilities() {
    return map(
        scalars.divide(graph.argument(0), graph.argument(1)),
        exponentials,
        graph.sum(exponentials));
  }

  /** −log y_j = log Σ e^{s_k} − s_j. */
  Node surprisals() {
    Scalar s = graph.argument(0);
    Scalar zero = scalars.constant(0);
    Scalar one = scalars.constant(1);
    Node others =
        graph.sum(map(scalars.select(zero, s, graph.argument(1), zero), shifted, exponentials));
    Node maxima = graph.sum(map(scalars.select(zero, s, zero, one), shifted));
    Scalar rest = scalars.add(graph.argument(0), scalars.subtract(graph.argument(1), one));
    Node logSum = map(scalars.apply(Operator.LOG1P, rest), others, maxima);
    return map(scalars.subtract(graph.argument(1), s), shifted, logSum);
  }

  private Node map(Scalar template, Node... operands) {
    return graph.map(template, width, List.of(operands));
  }

  /** ∂y_j/∂v_k = y_j (δ_jk − y_k), the same from either side. */
  private record SymmetricJacobian(Node outputs) implements StatedDerivative {

    @Override
    public Node adjoint(Graph graph, Node adjoint) {
      Node mean = graph.sum(graph.multiply(adjoint, outputs));
      ScalarGraph scalars = graph.scalars();
      Scalar deviation = scalars.subtract(graph.argument(1), graph.argument(2));
      return graph.map(scalars.multiply(graph.argument(0), deviation), outputs, adjoint, mean);
    }

    @Override
    public Node tangent(Graph graph, Node tangent) {
      return adjoint(graph, tangent);
    }
  }
}
