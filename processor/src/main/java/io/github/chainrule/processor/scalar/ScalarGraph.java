package io.github.chainrule.processor.scalar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Builds scalar expressions. Every node is created here, simplified exactly unless that is switched
 * off, and made only once, so that shared subexpressions are shared objects.
 */
public final class ScalarGraph {

  private record Key(Object head, Width width, List<Scalar> operands) {

    /** A record's own one is slow in a compiler that has just started. */
    @Override
    public int hashCode() {
      return 31 * head.hashCode() + operands.hashCode();
    }
  }

  private final Map<Key, Scalar> nodes = new HashMap<>();
  private final Simplification simplification;

  public ScalarGraph(Simplification simplification) {
    this.simplification = simplification;
  }

  public Scalar constant(double value, Width width) {
    return nodes.computeIfAbsent(
        new Key(value, width, List.of()), key -> new Scalar.Constant(nodes.size(), width, value));
  }

  /** A constant of the working precision. */
  public Scalar constant(double value) {
    return constant(value, Width.WORKING);
  }

  public Scalar symbol(Leaf leaf) {
    return nodes.computeIfAbsent(
        new Key(leaf, leaf.width(), List.of()), key -> new Scalar.Symbol(nodes.size(), leaf));
  }

  public Scalar apply(Operator operator, Scalar... operands) {
    return apply(operator, List.of(operands));
  }

  /**
   * Applies an operator.
   *
   * @throws IllegalArgumentException if the number of operands is not the operator's, or their
   *     widths differ
   */
  public Scalar apply(Operator operator, List<Scalar> operands) {
    Width width = resultWidth(operator, operands);
    Scalar simpler = simplification.simplify(this, operator, operands);
    return simpler != null ? simpler : intern(operator, operands, width);
  }

  private Scalar intern(Operator operator, List<Scalar> operands, Width width) {
    return nodes.computeIfAbsent(
        new Key(operator, width, List.copyOf(operands)),
        key -> new Scalar.Operation(nodes.size(), width, operator, key.operands()));
  }

  private static Width resultWidth(Operator operator, List<Scalar> operands) {
    if (operands.size() != operator.arity()) {
      throw new IllegalArgumentException(operator + " applied to " + operands.size() + " operands");
    }
    Width width = operands.get(0).width();
    for (Scalar operand : operands) {
      if (operand.width() != width) {
        throw new IllegalArgumentException(operator + " of operands of different widths");
      }
    }
    return operator == Operator.WIDEN ? Width.DOUBLE : width;
  }

  public Scalar add(Scalar a, Scalar b) {
    return apply(Operator.ADD, a, b);
  }

  public Scalar subtract(Scalar a, Scalar b) {
    return apply(Operator.SUBTRACT, a, b);
  }

  public Scalar multiply(Scalar a, Scalar b) {
    return apply(Operator.MULTIPLY, a, b);
  }

  public Scalar divide(Scalar a, Scalar b) {
    return apply(Operator.DIVIDE, a, b);
  }

  public Scalar negate(Scalar a) {
    return apply(Operator.NEGATE, a);
  }

  /** {@code a > b ? then : otherwise}. */
  public Scalar select(Scalar a, Scalar b, Scalar then, Scalar otherwise) {
    return apply(Operator.SELECT, a, b, then, otherwise);
  }

  /**
   * Copies an expression, possibly of another graph, into this one.
   *
   * @param replacement what stands for a node instead of its copy; null for a node to be copied
   * @param width the width that constants take in the copy
   */
  public Scalar copy(Scalar root, UnaryOperator<Scalar> replacement, Width width) {
    Map<Scalar, Scalar> copies = new HashMap<>();
    for (Scalar node : reachable(List.of(root), node -> replacement.apply(node) == null)) {
      Scalar replaced = replacement.apply(node);
      copies.put(node, replaced != null ? replaced : copyNode(node, copies, width));
    }
    return copies.get(root);
  }

  private Scalar copyNode(Scalar node, Map<Scalar, Scalar> copies, Width width) {
    if (node instanceof Scalar.Constant constant) {
      return constant(constant.value(), width);
    }
    if (node instanceof Scalar.Symbol symbol) {
      return symbol(symbol.leaf());
    }
    Scalar.Operation operation = (Scalar.Operation) node;
    List<Scalar> operands = new ArrayList<>(operation.operands());
    operands.replaceAll(copies::get);
    return apply(operation.operator(), operands);
  }

  /** All nodes below {@code roots}, themselves included, in ascending order of id. */
  public static List<Scalar> reachable(List<Scalar> roots) {
    return reachable(roots, node -> true);
  }

  private static List<Scalar> reachable(List<Scalar> roots, Predicate<Scalar> descend) {
    Set<Scalar> seen = new HashSet<>(roots);
    Deque<Scalar> pending = new ArrayDeque<>(seen);
    while (!pending.isEmpty()) {
      Scalar node = pending.pop();
      if (!descend.test(node)) {
        continue;
      }
      for (Scalar operand : node.operands()) {
        if (seen.add(operand)) {
          pending.push(operand);
        }
      }
    }
    List<Scalar> sorted = new ArrayList<>(seen);
    sorted.sort(Comparator.comparingInt(Scalar::id));
    return sorted;
  }
}
