package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of an expression that are worth being computed apart from it. */
final class SharedParts {

  /** Operations of an expression that is not worth a place in memory, though it is used twice. */
  private static final int SHORT = 8;

  private final Set<Scalar> parts = new HashSet<>();

  private SharedParts() {}

  /** Elementary functions, and what is long and used more than once. */
  static SharedParts of(Scalar template) {
    List<Scalar> nodes = ScalarGraph.reachable(List.of(template));
    Map<Scalar, Integer> uses = new HashMap<>();
    for (Scalar node : nodes) {
      node.operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
    }
    SharedParts shared = new SharedParts();
    Map<Scalar, Integer> sizes = new HashMap<>();
    for (Scalar node : nodes) {
      sizes.put(node, shared.size(node, sizes, uses.getOrDefault(node, 0)));
    }
    return shared;
  }

  /** The operations that are left of the node's tree, having decided on the node itself. */
  private int size(Scalar node, Map<Scalar, Integer> sizes, int uses) {
    if (!(node instanceof Scalar.Operation operation)) {
      return 0;
    }
    int size = 1 + operation.operands().stream().mapToInt(sizes::get).sum();
    if (operation.operator().isCall() || (uses > 1 && size > SHORT)) {
      parts.add(node);
      return 0;
    }
    return size;
  }

  boolean contains(Scalar part) {
    return parts.contains(part);
  }
}
