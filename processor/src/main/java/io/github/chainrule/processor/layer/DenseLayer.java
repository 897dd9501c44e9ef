package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.ActivationRules;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.DenseSpec;
import java.util.List;

/** The program of a fully connected layer: v = Wᵀ x + b and y = φ(v). */
final class DenseLayer {

  private DenseLayer() {}

  static LayerValues values(Graph graph, DenseSpec layer, Node input, List<Node> parameters) {
    Node biases = layer.bias() ? parameters.get(1) : null;
    Node preActivation = graph.product(input, parameters.get(0), false, biases);
    Node output = new ActivationRules(graph).apply(layer.activation().constant(), preActivation);
    return new LayerValues(preActivation, output);
  }
}
