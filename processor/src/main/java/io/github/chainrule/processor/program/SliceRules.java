package io.github.chainrule.processor.program;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what some features of a node are without going through the node. Those of a slice stay what
 * they are, since it may be an input, by which derivatives are taken.
 */
final class SliceRules {

  private final Graph graph;

  SliceRules(Graph graph) {
    this.graph = graph;
  }

  /** The features by themselves; null if there is no other way than to slice. */
  Node simplified(Node operand, int from, int features) {
    Shape shape = operand.shape().withFeatures(features);
    if (operand instanceof Node.Constant constant) {
      return graph.constant(shape, constant.width(), constant.value());
    }
    if (operand instanceof Rearrangement.Broadcast broadcast
        && broadcast.operand().features() == 1) {
      return graph.broadcast(broadcast.operand(), shape);
    }
    return operand instanceof Rearrangement.Concatenation concatenation
        ? ofParts(concatenation, from, features)
        : null;
  }

  private Node ofParts(Rearrangement.Concatenation node, int from, int features) {
    List<Node> parts = new ArrayList<>();
    int start = 0;
    for (Node part : node.operands()) {
      int first = Math.max(from, start);
      int last = Math.min(from + features, start + part.features());
      if (first < last) {
        parts.add(graph.slice(part, first - start, last - first));
      }
      start += part.features();
    }
    return graph.concatenate(parts);
  }
}
