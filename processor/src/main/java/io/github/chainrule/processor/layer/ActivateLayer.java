package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.ActivateSpec;

/** The program of an activation by itself: y = φ(v). */
final class ActivateLayer {

  private ActivateLayer() {}

  static LayerValues values(Graph graph, ActivateSpec layer, Node input) {
    return LayerValues.of(graph, layer, input);
  }
}
