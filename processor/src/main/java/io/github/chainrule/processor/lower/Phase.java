package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.program.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes one kernel: some nodes to compute, and where they go.
 *
 * @param entry what the kernel is for
 * @param follows the phases that have always run before, whose values this one uses
 * @param needed nodes to be computed as far as the phases that follow use them
 * @param outputs what is written, and where
 * @param returned the node whose single element is returned, or null
 */
record Phase(
    EntryPoint entry, List<Phase> follows, List<Node> needed, List<Output> outputs, Node returned) {

  /** A node and the place that it is written to. */
  record Output(Node node, View target) {}

  Phase {
    follows = List.copyOf(follows);
    needed = List.copyOf(needed);
    outputs = List.copyOf(outputs);
  }

  static Phase storing(EntryPoint entry, List<Phase> follows, List<Output> outputs) {
    return new Phase(entry, follows, List.of(), outputs, null);
  }

  static Phase returning(EntryPoint entry, List<Phase> follows, Node returned) {
    return new Phase(entry, follows, List.of(), List.of(), returned);
  }

  /** A phase that runs before others. */
  static Phase preparing(EntryPoint entry, List<Node> needed) {
    return new Phase(entry, List.of(), needed, List.of(), null);
  }

  /** Whether it is there for the phases that follow alone. */
  boolean isPreparing() {
    return outputs.isEmpty() && returned == null;
  }

  /** All nodes that the phase is there for. */
  List<Node> roots() {
    List<Node> roots = new ArrayList<>(needed);
    outputs.forEach(output -> roots.add(output.node()));
    if (returned != null) {
      roots.add(returned);
    }
    return roots;
  }
}
