package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.RowScatter;
import io.github.chainrule.processor.program.Stated;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which nodes lie on a path that derivatives take, from some variables to outputs. */
final class Dependence {

  private Dependence() {}

  /**
   * What a node's derivative runs through: of a stated one, its argument only; not the integers
   * that choose rows.
   */
  static List<Node> differentiatedOperands(Node node) {
    if (node instanceof Stated stated) {
      return List.of(stated.argument());
    }
    if (node instanceof Lookup lookup) {
      return List.of(lookup.table());
    }
    return node instanceof RowScatter scatter ? scatter.values() : node.operands();
  }

  /** The nodes between {@code variables} and {@code outputs}, both included, in ascending order. */
  static List<Node> between(Set<Node> variables, Set<Node> outputs) {
    Set<Node> dependent = new HashSet<>(variables);
    List<Node> below = below(variables, outputs);
    for (Node node : below) {
      if (differentiatedOperands(node).stream().anyMatch(dependent::contains)) {
        dependent.add(node);
      }
    }
    return below.stream().filter(dependent::contains).toList();
  }

  private static List<Node> below(Set<Node> variables, Set<Node> outputs) {
    Set<Node> seen = new HashSet<>(outputs);
    Deque<Node> pending = new ArrayDeque<>(seen);
    while (!pending.isEmpty()) {
      Node node = pending.pop();
      if (variables.contains(node)) {
        continue;
      }
      for (Node operand : differentiatedOperands(node)) {
        if (seen.add(operand)) {
          pending.push(operand);
        }
      }
    }
    return seen.stream().sorted(Comparator.comparingInt(Node::id)).toList();
  }
}
