package io.github.chainrule.processor.program;

import java.util.List;

/** Finds what products are without multiplying: of diagonals, with zeros, and sums of several. */
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

  /**
   * The sum of two outer products as one, over the positions of both: what shared weights get from
   * each of their uses. Null if it has to be added up.
   */
  Node sum(Node a, Node b) {
    boolean isOne =
        a instanceof Node.Outer first
            && b instanceof Node.Outer second
            && a.rows() == 1
            && first.window().isIdentity()
            && second.window().isIdentity()
            && first.left().features() == second.left().features()
            && first.right().features() == second.right().features();
    return isOne ? stacked((Node.Outer) a, (Node.Outer) b) : null;
  }

  private Node stacked(Node.Outer a, Node.Outer b) {
    Window window = Window.identity(a.window().read() + b.window().read());
    return graph.outer(stacked(a.left(), b.left()), stacked(a.right(), b.right()), window);
  }

  /** The positions of both. */
  private Node stacked(Node a, Node b) {
    Shape shape = new Shape(1, a.positions() + b.positions(), a.features());
    return graph.reshape(graph.concatenate(List.of(graph.flatten(a), graph.flatten(b))), shape);
  }

  private static boolean isZero(Node node) {
    return node instanceof Node.Constant constant && constant.value() == 0;
  }
}
