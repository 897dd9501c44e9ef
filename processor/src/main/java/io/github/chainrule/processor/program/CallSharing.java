package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives every elementary function within an element-wise map a node of its own, so that what both
 * an activation and its derivative need, σ(v) of SILU say, is computed once. So does every longer
 * expression that a map uses more than once: kernels write a map as a tree, and that of a formula
 * of a user's may be very much larger than its graph.
 *
 * <p>It runs after differentiation, which sees whole expressions.
 */
public final class CallSharing implements NodeVisitor<Node> {

  private final Graph graph;
  private final Map<Node, Node> rewritten = new HashMap<>();

  private CallSharing(Graph graph) {
    this.graph = graph;
  }

  /** Rewrites a program, whose nodes {@code graph} made. */
  public static NetworkProgram share(Graph graph, NetworkProgram program) {
    CallSharing sharing = new CallSharing(graph);
    for (Node node : Graph.reachable(program.roots())) {
      graph.enter(node.origin().direction(), node.origin().layer());
      sharing.rewritten.put(node, node.accept(sharing));
    }
    return program.map(sharing.rewritten::get);
  }

  private Node of(Node operand) {
    return rewritten.get(operand);
  }

  @Override
  public Node map(Node.Map node) {
    List<Node> operands = new ArrayList<>(node.operands().stream().map(this::of).toList());
    Map<Scalar, Scalar> standIns = new HashMap<>();
    SharedParts shared = SharedParts.of(node.template());
    for (Scalar part : ScalarGraph.reachable(List.of(node.template()))) {
      if (part != node.template() && shared.contains(part)) {
        Node call = graph.map(replace(part, standIns), node.width(), operands);
        standIns.put(part, graph.argument(operands.size()));
        operands.add(call);
      }
    }
    return graph.map(replace(node.template(), standIns), node.width(), operands);
  }

  private Scalar replace(Scalar template, Map<Scalar, Scalar> standIns) {
    return graph.scalars().copy(template, standIns::get, Width.WORKING);
  }

  @Override
  public Node stated(Stated node) {
    return of(node.value());
  }

  @Override
  public Node source(Node.Source node) {
    return node;
  }

  @Override
  public Node parameter(Node.Parameter node) {
    return node;
  }

  @Override
  public Node constant(Node.Constant node) {
    return node;
  }

  @Override
  public Node product(Node.Product node) {
    Node bias = node.hasBias() ? of(node.bias()) : null;
    return graph.product(of(node.left()), of(node.right()), node.transposed(), bias, node.window());
  }

  @Override
  public Node outer(Node.Outer node) {
    return graph.outer(of(node.left()), of(node.right()), node.window());
  }

  @Override
  public Node diagonal(Rearrangement.Diagonal node) {
    return graph.diagonal(of(node.vector()));
  }

  @Override
  public Node transpose(Rearrangement.Transpose node) {
    return graph.transpose(of(node.operand()));
  }

  @Override
  public Node reduction(Node.Reduction node) {
    return graph.reduce(node.kind(), node.axis(), of(node.operand()));
  }

  @Override
  public Node broadcast(Rearrangement.Broadcast node) {
    return graph.broadcast(of(node.operand()), node.shape());
  }

  @Override
  public Node slice(Rearrangement.Slice node) {
    return graph.slice(of(node.operand()), node.from(), node.features());
  }

  @Override
  public Node concatenation(Rearrangement.Concatenation node) {
    return graph.concatenate(node.operands().stream().map(this::of).toList());
  }

  @Override
  public Node gather(Rearrangement.Gather node) {
    return graph.gather(of(node.operand()), node.tap(), node.positions(), 0);
  }

  @Override
  public Node reshape(Rearrangement.Reshape node) {
    return graph.reshape(of(node.operand()), node.shape());
  }

  @Override
  public Node scatter(Scatter node) {
    List<Node> operands = node.operands().stream().map(this::of).toList();
    return graph.scatter(operands, node.window(), node.outside());
  }

  @Override
  public Node lookup(Lookup node) {
    return graph.lookup(of(node.codes()), of(node.table()));
  }

  @Override
  public Node rowScatter(RowScatter node) {
    List<RowScatter.Part> parts =
        node.parts().stream()
            .map(part -> new RowScatter.Part(of(part.codes()), of(part.values())))
            .toList();
    return graph.rowScatter(parts, node.tableRows());
  }
}
