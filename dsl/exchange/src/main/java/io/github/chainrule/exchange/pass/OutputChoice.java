package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which outputs of a model are imported: those that are asked for, else those that say something.
 */
final class OutputChoice {
  private final Graph graph;
  private final Map<String, Node> producers;

  private OutputChoice(Graph graph) {
    this.graph = graph;
    this.producers = graph.producers();
  }

  /** Leaves the outputs that are asked for, or drops those that only repeat or rename. */
  static void choose(Graph graph, List<String> wanted) throws RefusalException {
    OutputChoice choice = new OutputChoice(graph);
    if (graph.outputs().isEmpty()) {
      throw new RefusalException("the model has no outputs");
    }
    for (String output : wanted) {
      boolean inside = choice.producers.containsKey(output);
      if (!graph.outputs().contains(output) && !inside) {
        throw new RefusalException(
            "there is no output '%s'; the model has %s"
                .formatted(output, String.join(", ", graph.outputs())));
      }
    }
    if (!wanted.isEmpty()) {
      choice.noteDropped(wanted);
      graph.outputs().clear();
      graph.outputs().addAll(new ArrayList<>(new java.util.LinkedHashSet<>(wanted)));
    } else {
      choice.dropRedundant();
    }
    choice.skipArgMax();
  }

  private void noteDropped(List<String> wanted) {
    for (String output : graph.outputs()) {
      if (!wanted.contains(output)) {
        graph.notes().add("dropped the output '" + output + "', which was not asked for");
      }
    }
  }

  private String renamed(String value) {
    String at = value;
    Set<String> seen = new HashSet<>();
    Node node = producers.get(at);
    while (node != null && node.op() == Op.IDENTITY && seen.add(at)) {
      at = node.input(0);
      node = producers.get(at);
    }
    return at;
  }

  /** The index of the largest that a value is, also in another shape; null if it is not one. */
  private Node index(String value) {
    Set<String> seen = new HashSet<>();
    Node node = producers.get(renamed(value));
    while (node != null && isMove(node) && seen.add(node.output())) {
      node = producers.get(renamed(node.input(0)));
    }
    return node != null && node.op() == Op.ARG_MAX ? node : null;
  }

  private static boolean isMove(Node node) {
    return switch (node.op()) {
      case RESHAPE, SQUEEZE, UNSQUEEZE, FLATTEN, IDENTITY -> true;
      default -> false;
    };
  }

  private void dropRedundant() {
    Set<String> seen = new HashSet<>();
    List<String> kept = new ArrayList<>();
    List<String> indices = new ArrayList<>();
    for (String output : graph.outputs()) {
      String value = renamed(output);
      if (graph.isInput(value)) {
        graph
            .notes()
            .add("dropped the output '%s', which hands on the input '%s'".formatted(output, value));
      } else if (graph.constants().containsKey(value)) {
        graph.notes().add("dropped the output '" + output + "', which is a constant");
      } else if (!seen.add(value)) {
        graph.notes().add("dropped the output '" + output + "', which repeats another");
      } else if (index(value) != null) {
        indices.add(output);
      } else {
        kept.add(output);
      }
    }
    if (kept.isEmpty()) {
      kept.addAll(indices);
    } else {
      indices.forEach(
          output ->
              graph.notes().add("dropped the output '" + output + "', the index of the largest"));
    }
    if (!kept.isEmpty()) {
      graph.outputs().clear();
      graph.outputs().addAll(kept);
    }
  }

  private void skipArgMax() {
    for (String output : List.copyOf(graph.outputs())) {
      Node node = index(output);
      if (node != null) {
        int at = graph.outputs().indexOf(output);
        graph.outputs().set(at, node.input(0));
        graph
            .notes()
            .add(
                "'%s' is the index of the largest of the outputs, which are given instead"
                    .formatted(output));
      }
    }
  }
}
