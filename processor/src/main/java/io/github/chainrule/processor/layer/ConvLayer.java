package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Window;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.Extent;
import java.util.ArrayList;
import java.util.List;

/** The program of a convolution: a product through a window, for each group, and y = φ(v). */
final class ConvLayer {

  private ConvLayer() {}

  static LayerValues values(
      Graph graph, ConvSpec layer, Extent read, Node input, List<Node> parameters) {
    Window window = Windows.of(layer.window().along(read.positions()));
    Node biases = layer.bias() ? parameters.get(1) : null;
    int channels = read.channels() / layer.groups();
    int filters = layer.filters() / layer.groups();
    List<Node> groups = new ArrayList<>();
    for (int group = 0; group < layer.groups(); group++) {
      groups.add(
          graph.product(
              graph.slice(input, group * channels, channels),
              graph.slice(parameters.get(0), group * filters, filters),
              false,
              biases == null ? null : graph.slice(biases, group * filters, filters),
              window));
    }
    return LayerValues.of(graph, layer, graph.concatenate(groups));
  }
}
