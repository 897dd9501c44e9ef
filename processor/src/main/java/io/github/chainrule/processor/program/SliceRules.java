package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what some columns of a node are without going through the node. Those of a slice stay what
 * they are, since it may be an input, by which derivatives are taken.
 */
final class SliceRules {

  private final Graph graph;

  SliceRules(Graph graph) {
    this.graph = graph;
  }

  /** The columns by themselves; null if there is no other way than to slice. */
  Node simplified(Node operand, int from, int columns) {
    if (operand instanceof Node.Constant constant) {
      return graph.constant(operand.rows(), columns, operand.width(), constant.value());
    }
    if (operand instanceof Rearrangement.Broadcast broadcast
        && broadcast.operand().columns() == 1) {
      return graph.broadcast(broadcast.operand(), operand.rows(), columns);
    }
    if (operand instanceof Rearrangement.Concatenation concatenation) {
      return ofParts(concatenation, from, columns);
    }
    return operand instanceof Rearrangement.Diagonal diagonal
        ? ofDiagonal(diagonal.vector(), from, columns)
        : null;
  }

  private Node ofParts(Rearrangement.Concatenation node, int from, int columns) {
    List<Node> parts = new ArrayList<>();
    int start = 0;
    for (Node part : node.operands()) {
      int first = Math.max(from, start);
      int last = Math.min(from + columns, start + part.columns());
      if (first < last) {
        parts.add(graph.slice(part, first - start, last - first));
      }
      start += part.columns();
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
