package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses graphs with operators that have no counterpart, and tells all of them. */
final class Unsupported {
  private Unsupported() {}

  static void refuse(String file, Graph graph, List<String> outputs) throws RefusalException {
    Set<String> kinds = new LinkedHashSet<>();
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    Map<String, String> advice = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      kinds.add(node.origin());
      if (node.op() == Op.UNSUPPORTED) {
        labels.computeIfAbsent(node.origin(), kind -> new LinkedHashSet<>()).add(node.label());
        advice.put(node.origin(), node.attributes().text("advice", "no layer computes this"));
      }
    }
    if (labels.isEmpty()) {
      return;
    }
    List<String> reasons = new ArrayList<>();
    labels.forEach(
        (kind, names) -> {
          String first = names.iterator().next() + (names.size() > 1 ? "…" : "");
          reasons.add("%s (%d: %s): %s".formatted(kind, names.size(), first, advice.get(kind)));
        });
    List<String> readable = readable(graph, outputs);
    if (!readable.isEmpty()) {
      reasons.add(
          "what does not depend on them can be had: --output "
              + String.join(" --output ", readable));
    }
    String have = labels.size() == 1 ? " has" : " have";
    String summary =
        "%s: %d of %d operators%s no counterpart"
            .formatted(file, labels.size(), kinds.size(), have);
    throw new RefusalException(summary, reasons);
  }

  /** Outputs that depend on nothing that is unsupported. */
  private static List<String> readable(Graph graph, List<String> outputs) {
    Set<String> tainted = new LinkedHashSet<>();
    for (Node node : graph.nodes()) {
      if (node.op() == Op.UNSUPPORTED || node.inputs().stream().anyMatch(tainted::contains)) {
        tainted.add(node.output());
      }
    }
    Set<String> given = graph.producers().keySet();
    return outputs.stream()
        .filter(output -> given.contains(output) && !tainted.contains(output))
        .toList();
  }
}
