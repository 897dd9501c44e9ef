package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.SliceSpec;

/** The program of a layer that passes some channels on. */
final class SliceLayer {

  private SliceLayer() {}

  static LayerValues values(Graph graph, SliceSpec layer, Node input) {
    Node channels = graph.slice(input, layer.offset(), layer.units());
    return new LayerValues(channels, channels);
  }
}
