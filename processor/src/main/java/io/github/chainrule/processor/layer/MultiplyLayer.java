package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.MultiplySpec;
import java.util.List;

/**
 * The program of a product, element by element: v = a · b · …, from left to right, and y = φ(v).
 */
final class MultiplyLayer {

  private MultiplyLayer() {}

  static LayerValues values(Graph graph, MultiplySpec layer, List<Node> inputs) {
    return LayerValues.of(graph, layer, inputs.stream().reduce(graph::multiply).orElseThrow());
  }
}
