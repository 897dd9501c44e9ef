package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Removes nodes that hand on what they read. */
final class Renames {
  private Renames() {}

  static void remove(Graph graph) {
    Map<String, String> renamed = new HashMap<>();
    List<Node> rest = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<String> inputs = new ArrayList<>(node.inputs());
      inputs.replaceAll(input -> renamed.getOrDefault(input, input));
      Node current = node.withInputs(inputs);
      if (node.op() == Op.IDENTITY && !cutsFractions(node, graph)) {
        renamed.put(node.output(), current.input(0));
      } else {
        rest.add(current);
      }
    }
    graph.replaceNodes(rest);
    graph.outputs().replaceAll(output -> renamed.getOrDefault(output, output));
  }

  /** Unless all that reads it looks up a table by it, which takes whole numbers only. */
  private static boolean cutsFractions(Node node, Graph graph) {
    Node source = graph.producers().get(node.input(0));
    boolean wholeAlready = source != null && source.op() == Op.ARG_MAX;
    return node.attributes().flag("integer")
        && !wholeAlready
        && !isOnlyLookedUp(node.output(), graph);
  }

  private static boolean isOnlyLookedUp(String value, Graph graph) {
    return !graph.outputs().contains(value)
        && graph.nodes().stream()
            .filter(reader -> reader.inputs().contains(value))
            .allMatch(
                reader ->
                    (reader.op() == Op.GATHER && reader.input(1).equals(value))
                        || (isMove(reader) && isOnlyLookedUp(reader.output(), graph)));
  }

  private static boolean isMove(Node node) {
    return switch (node.op()) {
      case IDENTITY, RESHAPE, FLATTEN, SQUEEZE, UNSQUEEZE, TRANSPOSE, SLICE, PART, CONCAT -> true;
      default -> false;
    };
  }
}
