package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;

/** Finds what some features of a node are without going through the node. */
final class SliceRules {

  private final Graph graph;

  SliceRules(Graph graph) {
    this.graph = graph;
  }

  /** The features by themselves; null if there is no other way than to slice. */
  Node simplified(Node operand, int from, int features) {
    if (operand instanceof Rearrangement.Slice slice) {
      return graph.slice(slice.operand(), slice.from() + from, features);
    }
    if (operand instanceof Node.Constant constant) {
      return graph.constant(
          operand.shape().withFeatures(features), operand.width(), constant.value());
    }
    if (operand instanceof Rearrangement.Broadcast broadcast
        && broadcast.operand().features() == 1) {
      return graph.broadcast(broadcast.operand(), operand.shape().withFeatures(features));
    }
    if (operand instanceof Rearrangement.Concatenation concatenation) {
      return ofParts(concatenation, from, features);
    }
    return operand instanceof Rearrangement.Diagonal diagonal && operand.positions() == 1
        ? ofDiagonal(diagonal.vector(), from, features)
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

  /** A diagonal matrix with rows of zeros above and below, which are columns of its transpose. */
  private Node ofDiagonal(Node vector, int from, int columns) {
    List<Node> parts = new ArrayList<>();
    zeros(columns, from, vector.width(), parts);
    parts.add(graph.diagonal(graph.slice(vector, from, columns)));
    zeros(columns, vector.columns() - from - columns, vector.width(), parts);
    return graph.transpose(graph.concatenate(parts));
  }

  private void zeros(int rows, int columns, Width width, List<Node> parts) {
    if (columns > 0) {
      parts.add(graph.constant(rows, columns, width, 0));
    }
  }
}
