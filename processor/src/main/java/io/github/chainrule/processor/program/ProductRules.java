package io.github.chainrule.processor.program;

/** Finds what products are without multiplying: of diagonals, and with zeros. */
final class ProductRules {

  private final Graph graph;

  ProductRules(Graph graph) {
    this.graph = graph;
  }

  /** A product without a bias; null if there is no other way than to multiply. */
  Node product(Node left, Node right, boolean transposed, Shape shape, Window window) {
    if (window.isVector() && left instanceof Rearrangement.Diagonal diagonal) {
      Node matrix = transposed ? graph.transpose(right) : right;
      return graph.multiply(graph.transpose(diagonal.vector()), matrix);
    }
    if (window.isVector() && right instanceof Rearrangement.Diagonal diagonal) {
      return graph.multiply(left, diagonal.vector());
    }
    return isZero(left) ? graph.constant(shape, left.width(), 0) : null;
  }

  /** An outer product; null if there is no other way than to multiply. */
  Node outer(Node left, Node right, Shape shape) {
    return isZero(left) || isZero(right) ? graph.constant(shape, left.width(), 0) : null;
  }

  private static boolean isZero(Node node) {
    return node instanceof Node.Constant constant && constant.value() == 0;
  }
}
