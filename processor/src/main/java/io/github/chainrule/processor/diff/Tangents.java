package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.NodeVisitor;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.program.RowScatter;
import io.github.chainrule.processor.program.Scatter;
import io.github.chainrule.processor.program.Shape;
import io.github.chainrule.processor.program.Stated;
import io.github.chainrule.processor.scalar.Width;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Forward-mode differentiation: the derivative of every node by some variables, a row each, from
 * the variable on towards an output. One rule a kind of node; what is not among the tangents, or
 * null, is zero.
 */
public final class Tangents implements NodeVisitor<Node> {

  private final Graph graph;
  private final Map<Node, Node> tangents = new HashMap<>();
  private final int rows;

  private Tangents(Graph graph, Node variable, Node seed) {
    this.graph = graph;
    this.rows = seed.rows();
    tangents.put(variable, seed);
  }

  /**
   * Differentiates {@code output} along a node it depends on.
   *
   * @param seed the derivative of {@code variable} by each of some inputs, a row each
   * @return the derivative of {@code output} by the same
   */
  public static Node of(Graph graph, Node variable, Node seed, Node output) {
    Tangents tangents = new Tangents(graph, variable, seed);
    for (Node node : Dependence.between(Set.of(variable), Set.of(output))) {
      if (node != variable) {
        tangents.propagate(node);
      }
    }
    return tangents.tangents.get(output);
  }

  private void propagate(Node node) {
    if (Dependence.differentiatedOperands(node).stream().anyMatch(tangents::containsKey)) {
      graph.enter(Origin.Direction.TANGENT, node.origin().layer());
      Node tangent = node.accept(this);
      if (tangent != null) {
        tangents.put(node, tangent);
      }
    }
  }

  private Node of(Node operand) {
    return tangents.get(operand);
  }

  @Override
  public Node source(Node.Source node) {
    return null;
  }

  @Override
  public Node parameter(Node.Parameter node) {
    return null;
  }

  @Override
  public Node constant(Node.Constant node) {
    return null;
  }

  @Override
  public Node product(Node.Product node) {
    if (of(node.right()) != null || (node.hasBias() && of(node.bias()) != null)) {
      throw new IllegalArgumentException("tangents by parameters are not derived: " + node);
    }
    return graph.product(of(node.left()), node.right(), node.transposed(), null, node.window());
  }

  @Override
  public Node map(Node.Map node) {
    Node sum = null;
    for (int index = 0; index < node.operands().size(); index++) {
      Node tangent = of(node.operands().get(index));
      if (tangent != null) {
        Node term = Adjoints.timesPartial(graph, node, index, tangent);
        sum = sum == null ? term : graph.add(sum, term);
      }
    }
    return sum;
  }

  @Override
  public Node reduction(Node.Reduction node) {
    return switch (node.kind()) {
      case SUM ->
          node.axis() == Node.Reduction.Axis.POSITIONS
              ? graph.sumOfPositions(of(node.operand()))
              : graph.sum(of(node.operand()));
      case MAX -> null;
    };
  }

  @Override
  public Node slice(Rearrangement.Slice node) {
    return graph.slice(of(node.operand()), node.from(), node.features());
  }

  @Override
  public Node concatenation(Rearrangement.Concatenation node) {
    return graph.concatenate(node.operands().stream().map(this::orZero).toList());
  }

  @Override
  public Node broadcast(Rearrangement.Broadcast node) {
    Node tangent = of(node.operand());
    return graph.broadcast(tangent, node.shape().withRows(tangent.rows()));
  }

  @Override
  public Node stated(Stated node) {
    return node.derivative().tangent(graph, of(node.argument()));
  }

  @Override
  public Node gather(Rearrangement.Gather node) {
    return graph.gather(of(node.operand()), node.tap(), node.positions(), 0);
  }

  @Override
  public Node reshape(Rearrangement.Reshape node) {
    Node tangent = of(node.operand());
    return graph.reshape(tangent, node.shape().withRows(tangent.rows()));
  }

  private Node orZero(Node operand) {
    Node tangent = of(operand);
    Shape shape = operand.shape().withRows(rows);
    return tangent != null ? tangent : graph.constant(shape, Width.WORKING, 0);
  }

  @Override
  public Node scatter(Scatter node) {
    return graph.scatter(node.operands().stream().map(this::orZero).toList(), node.window(), 0);
  }

  @Override
  public Node lookup(Lookup node) {
    throw new IllegalArgumentException("tangents by parameters are not derived: " + node);
  }

  @Override
  public Node rowScatter(RowScatter node) {
    List<RowScatter.Part> tangents =
        node.parts().stream()
            .map(part -> new RowScatter.Part(part.codes(), orZero(part.values())))
            .toList();
    return graph.rowScatter(tangents, node.tableRows());
  }

  @Override
  public Node outer(Node.Outer node) {
    throw Adjoints.secondDerivative(node);
  }

  @Override
  public Node diagonal(Rearrangement.Diagonal node) {
    throw Adjoints.secondDerivative(node);
  }

  @Override
  public Node transpose(Rearrangement.Transpose node) {
    throw Adjoints.secondDerivative(node);
  }
}
