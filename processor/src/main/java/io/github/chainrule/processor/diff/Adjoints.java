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
import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.program.Window;
import io.github.chainrule.processor.scalar.Derivative;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reverse-mode differentiation: the whole backward pass as one rule a kind of node.
 *
 * <p>An adjoint ∂E/∂node has a row for each row of the seed, so that one sweep gives a gradient
 * (one row) or a Jacobian (a row an output). Adjoints of a node with several users add. The adjoint
 * of a weight matrix is flattened, {@code [rows][in · out]}.
 */
public final class Adjoints implements NodeVisitor<Void> {

  private final Graph graph;
  private final Set<Node> dependent;
  private final Map<Node, Contributions> contributions = new HashMap<>();
  private final Map<Node, Node> adjoints = new HashMap<>();

  private Adjoints(Graph graph, Set<Node> dependent) {
    this.graph = graph;
    this.dependent = dependent;
  }

  /**
   * Differentiates {@code output}.
   *
   * @param seed ∂E/∂output, {@code [rows][columns of output]}
   * @return the adjoint of each of {@code variables} that the output depends on
   */
  public static Map<Node, Node> of(Graph graph, Node output, Node seed, Set<Node> variables) {
    return of(graph, List.of(new Seed(output, seed)), variables);
  }

  /**
   * Differentiates a function of several outputs, of which one may depend on another.
   *
   * @return the adjoint of each of {@code variables} that an output depends on
   */
  public static Map<Node, Node> of(Graph graph, List<Seed> seeds, Set<Node> variables) {
    Set<Node> outputs = seeds.stream().map(Seed::output).collect(Collectors.toSet());
    List<Node> path = Dependence.between(variables, outputs);
    Adjoints adjoints = new Adjoints(graph, Set.copyOf(path));
    seeds.stream()
        .filter(seed -> adjoints.wanted(seed.output()))
        .forEach(seed -> adjoints.contribute(seed.output(), seed.adjoint()));
    for (int i = path.size() - 1; i >= 0; i--) {
      adjoints.propagate(path.get(i), variables);
    }
    adjoints.adjoints.keySet().retainAll(variables);
    return adjoints.adjoints;
  }

  /**
   * Where derivatives begin.
   *
   * @param adjoint the derivative by the output but for what it does to later outputs, {@code
   *     [rows][columns of output]}
   */
  public record Seed(Node output, Node adjoint) {}

  private void propagate(Node node, Set<Node> variables) {
    Contributions sum = contributions.remove(node);
    if (sum == null) {
      return;
    }
    graph.enter(Origin.Direction.BACKWARD, node.origin().layer());
    adjoints.put(node, sum.sum(graph));
    if (!variables.contains(node)) {
      node.accept(this);
    }
  }

  private void contribute(Node operand, Node contribution) {
    contribute(operand, 0, contribution);
  }

  /** Adds to some features of an adjoint, from some feature on. */
  private void contribute(Node operand, int from, Node contribution) {
    contributions.computeIfAbsent(operand, Contributions::new).add(from, contribution);
  }

  private boolean wanted(Node operand) {
    return dependent.contains(operand);
  }

  @Override
  public Void source(Node.Source node) {
    return null;
  }

  @Override
  public Void parameter(Node.Parameter node) {
    return null;
  }

  @Override
  public Void constant(Node.Constant node) {
    return null;
  }

  /** y = x W + b: x̄ = ȳ Wᵀ, W̄ = x ȳ, b̄ = ȳ. */
  @Override
  public Void product(Node.Product node) {
    Node adjoint = adjoints.get(node);
    Window back = node.window().inverse();
    if (wanted(node.left())) {
      contribute(node.left(), graph.product(adjoint, node.right(), !node.transposed(), null, back));
    }
    if (wanted(node.right())) {
      contribute(node.right(), ofRight(node, adjoint));
    }
    if (node.hasBias() && wanted(node.bias())) {
      contribute(node.bias(), graph.sumOfPositions(adjoint));
    }
    return null;
  }

  /** The adjoint of a matrix, flattened; of y = x Wᵀ it is that of the transpose, turned round. */
  private Node ofRight(Node.Product node, Node adjoint) {
    if (!node.transposed()) {
      return graph.outer(node.left(), adjoint, node.window());
    }
    requireOneRow(node, adjoint);
    return graph.outer(adjoint, node.left(), node.window().inverse());
  }

  /** Products by other than the same matrix for every row are no nodes. */
  private static void requireOneRow(Node node, Node adjoint) {
    if (adjoint.rows() > 1) {
      throw secondDerivative(node);
    }
  }

  /** y_j = f(a_j, b_j, …): ā_j = ȳ_j ∂f/∂a, summed along the axes where one a serves all. */
  @Override
  public Void map(Node.Map node) {
    for (int index = 0; index < node.operands().size(); index++) {
      Node operand = node.operands().get(index);
      if (wanted(operand)) {
        contribute(operand, summed(operand, alongMap(node, index, adjoints.get(node))));
      }
    }
    return null;
  }

  /** What is added up where one element of an operand serves many. */
  private Node summed(Node operand, Node contribution) {
    Node sum =
        operand.features() < contribution.features() ? graph.sum(contribution) : contribution;
    return operand.positions() < sum.positions() ? graph.sumOfPositions(sum) : sum;
  }

  private Node alongMap(Node.Map node, int index, Node adjoint) {
    if (node.width() != Width.WORKING) {
      throw new IllegalArgumentException("a widened value has no derivative: " + node);
    }
    return timesPartial(graph, node, index, adjoint);
  }

  /** {@code factor · ∂f/∂operand}, which may use the map's value as well as its operands. */
  static Node timesPartial(Graph graph, Node.Map node, int index, Node factor) {
    ScalarGraph scalars = graph.scalars();
    int count = node.operands().size();
    Scalar partial = Derivative.of(scalars, node.template(), graph.argument(index));
    Scalar withValue =
        scalars.copy(
            partial, part -> part == node.template() ? graph.argument(count) : null, Width.WORKING);
    List<Node> operands = new ArrayList<>(node.operands());
    operands.add(node);
    operands.add(factor);
    Scalar product = scalars.multiply(graph.argument(count + 1), withValue);
    return graph.map(product, Width.WORKING, operands);
  }

  @Override
  public Void reduction(Node.Reduction node) {
    return switch (node.kind()) {
      case SUM -> {
        Node adjoint = adjoints.get(node);
        Shape shape = node.operand().shape().withRows(adjoint.rows());
        contribute(node.operand(), graph.broadcast(adjoint, shape));
        yield null;
      }
      case MAX -> null;
    };
  }

  @Override
  public Void slice(Rearrangement.Slice node) {
    contribute(node.operand(), node.from(), asMatrix(node, adjoints.get(node)));
    return null;
  }

  /** The flattened adjoint of a matrix has the matrix's rows as positions. */
  private Node asMatrix(Node node, Node adjoint) {
    return node.rows() == 1
        ? adjoint
        : graph.reshape(adjoint, new Shape(adjoint.rows(), node.rows(), node.features()));
  }

  @Override
  public Void concatenation(Rearrangement.Concatenation node) {
    int from = 0;
    for (Node operand : node.operands()) {
      if (wanted(operand)) {
        contribute(operand, graph.slice(adjoints.get(node), from, operand.features()));
      }
      from += operand.features();
    }
    return null;
  }

  @Override
  public Void stated(Stated node) {
    contribute(node.argument(), node.derivative().adjoint(graph, adjoints.get(node)));
    return null;
  }

  /** The positions that a tap has read get what was written; all others nothing. */
  @Override
  public Void gather(Rearrangement.Gather node) {
    int positions = node.operand().positions();
    contribute(
        node.operand(), graph.gather(adjoints.get(node), node.tap().inverse(), positions, 0));
    return null;
  }

  @Override
  public Void scatter(Scatter node) {
    for (int index = 0; index < node.operands().size(); index++) {
      Node operand = node.operands().get(index);
      if (wanted(operand)) {
        Tap back = node.window().taps().get(index).inverse();
        contribute(operand, graph.gather(adjoints.get(node), back, operand.positions(), 0));
      }
    }
    return null;
  }

  /** A matrix has its adjoint flattened; a value of one row has a row for each of the seed's. */
  @Override
  public Void reshape(Rearrangement.Reshape node) {
    Node adjoint = adjoints.get(node);
    Node operand = node.operand();
    boolean isMatrix = operand.rows() > 1;
    Shape shape = isMatrix ? Shape.matrix(1, operand.size()) : operand.shape();
    contribute(operand, graph.reshape(adjoint, shape.withRows(adjoint.rows())));
    return null;
  }

  /** g = Σ x d of a single seed: x̄ = d Ḡᵀ and d̄ = x Ḡ, where Ḡ is ḡ as a matrix. */
  @Override
  public Void outer(Node.Outer node) {
    Node adjoint = adjoints.get(node);
    requireOneRow(node, adjoint);
    requireOneRow(node, node.right());
    Node matrix = graph.reshape(adjoint, matrixOf(node));
    if (wanted(node.left())) {
      contribute(
          node.left(), graph.product(node.right(), matrix, true, null, node.window().inverse()));
    }
    if (wanted(node.right())) {
      contribute(node.right(), graph.product(node.left(), matrix, false, null, node.window()));
    }
    return null;
  }

  /** Each row of the table gets what its positions have. */
  @Override
  public Void lookup(Lookup node) {
    RowScatter.Part part = new RowScatter.Part(node.codes(), adjoints.get(node));
    contribute(node.table(), graph.rowScatter(List.of(part), node.table().rows()));
    return null;
  }

  /** Of a single seed: each position gets what the row has that it was added to. */
  @Override
  public Void rowScatter(RowScatter node) {
    Node adjoint = adjoints.get(node);
    requireOneRow(node, adjoint);
    requireOneRow(node, node);
    int columns = node.columns() / node.tableRows();
    Node table = graph.reshape(adjoint, Shape.matrix(node.tableRows(), columns));
    for (RowScatter.Part part : node.parts()) {
      if (wanted(part.values())) {
        contribute(part.values(), graph.lookup(part.codes(), table));
      }
    }
    return null;
  }

  /** The shape of the weights that an outer product is the gradient of. */
  private static Shape matrixOf(Node.Outer node) {
    int columns = node.right().features();
    return Shape.matrix(node.columns() / columns, columns);
  }

  /** Only what has a row for each seed is turned round, and those are never differentiated. */
  @Override
  public Void diagonal(Rearrangement.Diagonal node) {
    throw secondDerivative(node);
  }

  @Override
  public Void transpose(Rearrangement.Transpose node) {
    throw secondDerivative(node);
  }

  @Override
  public Void broadcast(Rearrangement.Broadcast node) {
    contribute(node.operand(), summed(node.operand(), adjoints.get(node)));
    return null;
  }

  /** A matrix for every row is no node: only what a single seed has made is derived again. */
  static IllegalArgumentException secondDerivative(Node node) {
    return new IllegalArgumentException("not differentiated for several seeds: " + node);
  }
}
