package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which phase computes which node. A phase computes what it needs and no phase before it has
 * computed; what a later phase needs of it, it leaves in the workspace.
 */
final class PhasePlan {

  private final Map<Phase, Set<Node>> own = new LinkedHashMap<>();
  private final Set<Node> exported = new HashSet<>();

  PhasePlan(List<Phase> phases) {
    phases.forEach(this::plan);
    phases.stream().filter(Phase::isPreparing).forEach(this::leaveOutUnused);
  }

  /** Derivatives need not all of the forward pass: that of IDENTITY needs no outputs. */
  private void leaveOutUnused(Phase phase) {
    List<Node> used = own.get(phase).stream().filter(exported::contains).toList();
    own.put(phase, new HashSet<>(Graph.reachable(used)));
  }

  private void plan(Phase phase) {
    Set<Node> earlier = new HashSet<>();
    phase.follows().forEach(followed -> earlier.addAll(own.get(followed)));
    Set<Node> seen = new HashSet<>();
    Deque<Node> pending = new ArrayDeque<>(phase.roots());
    while (!pending.isEmpty()) {
      Node node = pending.pop();
      if (node.isComputed() && earlier.contains(node)) {
        exported.add(node);
      } else if (seen.add(node)) {
        pending.addAll(node.operands());
      }
    }
    own.put(phase, seen);
  }

  /** The nodes of a phase in the order of their computation. */
  List<Node> nodes(Phase phase) {
    return own.get(phase).stream().sorted(Comparator.comparingInt(Node::id)).toList();
  }

  /** Whether a later phase uses the node. */
  boolean isExported(Node node) {
    return exported.contains(node);
  }
}
