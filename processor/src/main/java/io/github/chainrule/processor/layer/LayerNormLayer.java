package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.spec.LayerNormSpec;
import java.util.List;

/**
 * The program of a layer normalisation: v = γ z + β with z = (x − μ) / √(σ² + ε), the mean μ and
 * the biased variance σ² being of the channels, and y = φ(v).
 *
 * <p>The variance is the mean of the squared distances to the mean, which does not cancel.
 */
final class LayerNormLayer {

  private LayerNormLayer() {}

  static LayerValues values(Graph graph, LayerNormSpec layer, Node input, List<Node> parameters) {
    ScalarGraph scalars = graph.scalars();
    Scalar first = graph.argument(0);
    Scalar second = graph.argument(1);
    Scalar count = scalars.constant(input.features());
    Scalar mean = scalars.divide(second, count);
    Node distances = graph.map(scalars.subtract(first, mean), input, graph.sum(input));
    Node squares = graph.sum(graph.multiply(distances, distances));
    Scalar variance = scalars.divide(first, count);
    Scalar shifted = scalars.add(variance, scalars.constant(layer.epsilon()));
    Node deviation = graph.map(scalars.apply(Operator.SQRT, shifted), squares);
    Node normal = graph.map(scalars.divide(first, second), distances, deviation);
    Scalar scaled = scalars.multiply(first, second);
    return LayerValues.of(
        graph,
        layer,
        graph.map(
            scalars.add(scaled, graph.argument(2)), parameters.get(0), normal, parameters.get(1)));
  }
}
