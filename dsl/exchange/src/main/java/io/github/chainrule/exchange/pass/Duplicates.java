package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps one of several nodes that compute the same of the same. */
final class Duplicates {
  private Duplicates() {}

  static void remove(Graph graph) {
    Map<String, String> renamed = new HashMap<>();
    Map<List<Object>, List<Node>> seen = new HashMap<>();
    List<Node> rest = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<String> inputs = new ArrayList<>(node.inputs());
      inputs.replaceAll(input -> renamed.getOrDefault(input, input));
      Node current = node.withInputs(inputs);
      List<Node> alike = seen.computeIfAbsent(List.of(node.op(), inputs), key -> new ArrayList<>());
      Node same =
          alike.stream()
              .filter(other -> other.attributes().matches(node.attributes()))
              .findFirst()
              .orElse(null);
      if (same == null || graph.outputs().contains(node.output())) {
        alike.add(current);
        rest.add(current);
      } else {
        renamed.put(node.output(), same.output());
      }
    }
    graph.replaceNodes(rest);
  }
}
