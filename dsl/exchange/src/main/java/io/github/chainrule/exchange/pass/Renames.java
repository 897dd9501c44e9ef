package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Removes nodes that hand on what they read. */
final class Renames {
  private Renames() {}

  static void remove(Graph graph) {
    for (Node node : List.copyOf(graph.nodes())) {
      if (node.op() == Op.IDENTITY && !cutsFractions(node, graph)) {
        List<Node> rest = new ArrayList<>(graph.nodes());
        rest.removeIf(other -> other.output().equals(node.output()));
        graph.replaceNodes(rest);
        graph.replaceUses(node.output(), node.input(0));
      }
    }
  }

  /** Unless all that reads it looks up a table by it, which takes whole numbers only. */
  private static boolean cutsFractions(Node node, Graph graph) {
    boolean lookedUp =
        graph.nodes().stream()
            .filter(reader -> reader.inputs().contains(node.output()))
            .allMatch(
                reader ->
                    reader.op() == Op.GATHER && reader.input(1).equals(node.output())
                        || reader.op() == Op.IDENTITY);
    Map<String, Node> producers = graph.producers();
    Node source = producers.get(node.input(0));
    boolean wholeAlready = source != null && source.op() == Op.ARG_MAX;
    return node.attributes().flag("integer")
        && !wholeAlready
        && (!lookedUp || graph.outputs().contains(node.output()));
  }
}
