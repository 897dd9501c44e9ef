package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import java.util.List;
import java.util.function.BinaryOperator;

/** The program of a sum or a product, from left to right: v = a + b + …, and y = φ(v). */
final class ElementwiseLayer {

  private ElementwiseLayer() {}

  static LayerValues values(Graph graph, ElementwiseSpec layer, List<Node> inputs) {
    BinaryOperator<Node> operation =
        switch (layer.operation()) {
          case SUM -> graph::add;
          case PRODUCT -> graph::multiply;
        };
    return LayerValues.of(graph, layer, inputs.stream().reduce(operation).orElseThrow());
  }
}
