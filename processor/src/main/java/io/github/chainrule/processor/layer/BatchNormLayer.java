package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.spec.BatchNormSpec;
import java.util.List;

/**
 * The program of a normalisation by statistics that are parameters: v = γ z + β with z = (x − m) /
 * √(s + ε), and y = φ(v).
 */
final class BatchNormLayer {

  private BatchNormLayer() {}

  static LayerValues values(Graph graph, BatchNormSpec layer, Node input, List<Node> parameters) {
    ScalarGraph scalars = graph.scalars();
    Scalar first = graph.argument(0);
    Scalar second = graph.argument(1);
    Scalar third = graph.argument(2);
    Scalar shifted = scalars.add(first, scalars.constant(layer.epsilon()));
    Node deviations = graph.map(scalars.apply(Operator.SQRT, shifted), parameters.get(3));
    Node normal =
        graph.map(
            scalars.divide(scalars.subtract(first, second), third),
            input,
            parameters.get(2),
            deviations);
    return LayerValues.of(
        graph,
        layer,
        graph.map(
            scalars.add(scalars.multiply(first, second), third),
            parameters.get(0),
            normal,
            parameters.get(1)));
  }
}
