package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.spec.DropoutSpec;
import java.util.Optional;

/**
 * The program of a layer that leaves values out: y = x · m / (1 − rate) where there is a mask m of
 * zeros and ones, else y = x.
 */
final class DropoutLayer {

  private DropoutLayer() {}

  static LayerValues values(Graph graph, DropoutSpec layer, Node input, Optional<Node> mask) {
    Node output = mask.map(it -> masked(graph, layer, input, it)).orElse(input);
    return new LayerValues(output, output);
  }

  private static Node masked(Graph graph, DropoutSpec layer, Node input, Node mask) {
    ScalarGraph scalars = graph.scalars();
    Scalar factor = scalars.constant(1 / (1 - layer.rate()));
    Scalar kept = scalars.multiply(graph.argument(1), factor);
    return graph.map(scalars.multiply(graph.argument(0), kept), input, mask);
  }
}
