package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.AddSpec;
import java.util.List;

/** The program of a sum: v = a + b + …, from left to right, and y = φ(v). */
final class AddLayer {

  private AddLayer() {}

  static LayerValues values(Graph graph, AddSpec layer, List<Node> inputs) {
    return LayerValues.of(graph, layer, inputs.stream().reduce(graph::add).orElseThrow());
  }
}
