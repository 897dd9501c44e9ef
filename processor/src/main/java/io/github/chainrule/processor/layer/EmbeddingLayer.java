package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Shape;

/** The program of an embedding: each code, of whichever channel, chooses a row of the one table. */
final class EmbeddingLayer {

  private EmbeddingLayer() {}

  static LayerValues values(Graph graph, Node input, Node table) {
    Node codes = graph.reshape(input, new Shape(1, input.columns(), 1));
    Node rows = graph.lookup(codes, table);
    int channels = input.features() * table.columns();
    Node values = graph.reshape(rows, input.shape().withFeatures(channels));
    return new LayerValues(values, values);
  }
}
