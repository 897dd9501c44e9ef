package io.github.chainrule.processor.report;

import io.github.chainrule.processor.program.Argument;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Stated;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what a formula had better give a name, because it would stand there twice, or because it is
 * one number in the midst of a vector's formula.
 */
final class Intermediates {

  private final Symbols symbols;
  private final Node root;
  private final Map<Node, Double> occurrences = new HashMap<>();
  private final Set<Node> numbersAmongVectors = new HashSet<>();

  private Intermediates(Symbols symbols, Node root) {
    this.symbols = symbols;
    this.root = root;
  }

  /** Names what needs a name in the formula of {@code root}: the nodes, in order of computation. */
  static List<Node> name(Symbols symbols, Node root) {
    return new Intermediates(symbols, root).name();
  }

  private List<Node> name() {
    List<Node> named = new ArrayList<>();
    List<Node> nodes = writtenOut();
    occurrences.put(root, 1.0);
    for (int index = nodes.size() - 1; index >= 0; index--) {
      Node node = nodes.get(index);
      if (node != root && deservesName(node)) {
        symbols.invent(node);
        named.add(0, node);
        occurrences.put(node, 1.0);
      }
      countOperands(node);
    }
    return named;
  }

  /** The nodes from the root down to those that have names, in ascending order. */
  private List<Node> writtenOut() {
    Set<Node> seen = new HashSet<>(Set.of(root));
    Deque<Node> pending = new ArrayDeque<>(seen);
    while (!pending.isEmpty()) {
      for (Node operand : operands(pending.pop())) {
        if (symbols.of(operand) == null && seen.add(operand)) {
          pending.push(operand);
        }
      }
    }
    return seen.stream().sorted(Comparator.comparingInt(Node::id)).toList();
  }

  private static List<Node> operands(Node node) {
    return node instanceof Stated stated ? List.of(stated.value()) : node.operands();
  }

  private void countOperands(Node node) {
    double times = occurrences.get(node);
    if (node instanceof Node.Map map) {
      Map<Scalar, Double> inTemplate = inTemplate(map.template());
      inTemplate.forEach(
          (part, count) -> {
            if (part instanceof Scalar.Symbol symbol) {
              Node operand = node.operands().get(((Argument) symbol.leaf()).index());
              count(operand, times * count);
              if (operand.size() == 1 && node.size() > 1) {
                numbersAmongVectors.add(operand);
              }
            }
          });
    } else {
      operands(node).forEach(operand -> count(operand, times));
    }
  }

  private void count(Node operand, double times) {
    occurrences.merge(operand, times, Double::sum);
  }

  /** How often each part of an expression is written. */
  private static Map<Scalar, Double> inTemplate(Scalar template) {
    List<Scalar> parts = ScalarGraph.reachable(List.of(template));
    Map<Scalar, Double> counts = new HashMap<>(Map.of(template, 1.0));
    for (int index = parts.size() - 1; index >= 0; index--) {
      double times = counts.get(parts.get(index));
      for (Scalar operand : parts.get(index).operands()) {
        counts.merge(operand, times, Double::sum);
      }
    }
    return counts;
  }

  private boolean deservesName(Node node) {
    if (!node.isComputed()) {
      return false;
    }
    return occurrences.get(node) > 1
        || (node instanceof Node.Map && numbersAmongVectors.contains(node));
  }
}
