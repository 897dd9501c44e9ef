package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.ActivationRules;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.LayerSpec;

/** What a layer computes: the pre-activations v and the outputs y = φ(v). */
record LayerValues(Node preActivation, Node output) {

  /** The values of a layer that ends in its activation. */
  static LayerValues of(Graph graph, LayerSpec layer, Node preActivation) {
    Node output = new ActivationRules(graph).apply(layer.activation(), preActivation);
    return new LayerValues(preActivation, output);
  }
}
