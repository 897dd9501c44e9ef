package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the operations that nodes take, with every shared value computed once and without. */
public final class OperationCounter implements NodeVisitor<OperationCounter.PerElement> {

  /**
   * What a program costs.
   *
   * @param shared with every node computed once
   * @param unshared the number of operations of the same expressions written out as trees
   */
  public record Count(OperationCounts shared, double unshared) {}

  /** One element's operations: those of the node itself, and those of its whole tree. */
  record PerElement(OperationCounts own, double tree) {}

  private static final PerElement FREE = new PerElement(OperationCounts.NONE, 0);

  private final Map<Node, PerElement> costs = new HashMap<>();
  private double deltaTree;

  private OperationCounter() {}

  /** Counts what the nodes and everything below them take. */
  public static Count count(Collection<Node> roots) {
    return new OperationCounter().total(roots);
  }

  /** Counts what the nodes take if the delta that they start from is computed like this. */
  public static Count count(Collection<Node> roots, Node delta) {
    OperationCounter counter = new OperationCounter();
    Count before = counter.total(List.of(delta));
    counter.deltaTree = counter.tree(delta);
    Count after = counter.total(roots);
    return new Count(before.shared().plus(after.shared()), after.unshared());
  }

  /** Adds up what is below {@code roots} and was not counted before. */
  private Count total(Collection<Node> roots) {
    OperationCounts shared = OperationCounts.NONE;
    for (Node node : Graph.reachable(roots)) {
      if (!costs.containsKey(node)) {
        PerElement cost = node.accept(this);
        costs.put(node, cost);
        shared = shared.plus(cost.own().times(node.size()));
      }
    }
    double unshared = roots.stream().mapToDouble(root -> root.size() * tree(root)).sum();
    return new Count(shared, unshared);
  }

  /** Counts what a node takes by itself, its operands given. */
  public static OperationCounts own(Node node) {
    OperationCounter counter = new OperationCounter();
    node.operands().forEach(operand -> counter.costs.put(operand, FREE));
    return node.accept(counter).own().times(node.size());
  }

  private double tree(Node node) {
    return costs.get(node).tree();
  }

  private static OperationCounts counts(double multiplications, double additions) {
    return new OperationCounts(multiplications, additions, 0, 0, 0);
  }

  @Override
  public PerElement product(Node.Product node) {
    double terms = node.averageTerms();
    double additions = node.hasBias() ? terms : Math.max(0, terms - 1);
    double tree = terms * (tree(node.left()) + tree(node.right()) + 1) + additions;
    return new PerElement(counts(terms, additions), tree);
  }

  @Override
  public PerElement outer(Node.Outer node) {
    double terms = node.averageTerms();
    double additions = Math.max(0, terms - 1);
    double tree = terms * (tree(node.left()) + tree(node.right()) + 1) + additions;
    return new PerElement(counts(terms, additions), tree);
  }

  @Override
  public PerElement map(Node.Map node) {
    Map<Scalar, Double> trees = new HashMap<>();
    OperationCounts own = OperationCounts.NONE;
    for (Scalar part : ScalarGraph.reachable(List.of(node.template()))) {
      double tree = 0;
      if (part instanceof Scalar.Operation operation) {
        own = own.plus(one(operation.operator()));
        tree = 1 + operation.operands().stream().mapToDouble(trees::get).sum();
      } else if (part instanceof Scalar.Symbol symbol) {
        tree = tree(node.operands().get(((Argument) symbol.leaf()).index()));
      }
      trees.put(part, tree);
    }
    return new PerElement(own, trees.get(node.template()));
  }

  private static OperationCounts one(Operator operator) {
    return switch (operator.cost()) {
      case FREE -> OperationCounts.NONE;
      case MULTIPLICATION -> counts(1, 0);
      case ADDITION -> counts(0, 1);
      case DIVISION -> new OperationCounts(0, 0, 1, 0, 0);
      case COMPARISON -> new OperationCounts(0, 0, 0, 1, 0);
      case CALL -> new OperationCounts(0, 0, 0, 0, 1);
    };
  }

  @Override
  public PerElement reduction(Node.Reduction node) {
    int steps = node.terms() - 1;
    OperationCounts own =
        switch (node.kind()) {
          case SUM -> counts(0, steps);
          case MAX -> new OperationCounts(0, 0, 0, steps, 0);
        };
    return new PerElement(own, node.terms() * tree(node.operand()) + steps);
  }

  @Override
  public PerElement concatenation(Rearrangement.Concatenation node) {
    double trees =
        node.operands().stream().mapToDouble(operand -> operand.size() * tree(operand)).sum();
    return new PerElement(OperationCounts.NONE, trees / node.size());
  }

  private PerElement rearranged(Node operand) {
    return new PerElement(OperationCounts.NONE, tree(operand));
  }

  @Override
  public PerElement diagonal(Rearrangement.Diagonal node) {
    return new PerElement(OperationCounts.NONE, tree(node.vector()) / node.columns());
  }

  @Override
  public PerElement transpose(Rearrangement.Transpose node) {
    return rearranged(node.operand());
  }

  @Override
  public PerElement broadcast(Rearrangement.Broadcast node) {
    return rearranged(node.operand());
  }

  @Override
  public PerElement slice(Rearrangement.Slice node) {
    return rearranged(node.operand());
  }

  @Override
  public PerElement gather(Rearrangement.Gather node) {
    return rearranged(node.operand());
  }

  @Override
  public PerElement reshape(Rearrangement.Reshape node) {
    return rearranged(node.operand());
  }

  /** Where several positions meet there are additions, as many as there are more than places. */
  @Override
  public PerElement scatter(Scatter node) {
    double pairs = 0;
    double trees = 0;
    for (int index = 0; index < node.operands().size(); index++) {
      double share = (double) node.window().taps().get(index).pairs() / node.positions();
      pairs += share;
      trees += share * tree(node.operands().get(index));
    }
    double additions = Math.max(0, pairs - 1);
    return new PerElement(counts(0, additions), trees + additions);
  }

  @Override
  public PerElement lookup(Lookup node) {
    return rearranged(node.table());
  }

  /** Each value is added to a row of zeros. */
  @Override
  public PerElement rowScatter(RowScatter node) {
    double additions = 0;
    double trees = 0;
    for (RowScatter.Part part : node.parts()) {
      double share = (double) part.values().positions() / node.tableRows();
      additions += share;
      trees += share * tree(part.values());
    }
    return new PerElement(counts(0, additions), trees + additions);
  }

  @Override
  public PerElement stated(Stated node) {
    return rearranged(node.value());
  }

  @Override
  public PerElement source(Node.Source node) {
    return node.kind() == Node.Source.Kind.DELTA
        ? new PerElement(OperationCounts.NONE, deltaTree)
        : FREE;
  }

  @Override
  public PerElement parameter(Node.Parameter node) {
    return FREE;
  }

  @Override
  public PerElement constant(Node.Constant node) {
    return FREE;
  }
}
