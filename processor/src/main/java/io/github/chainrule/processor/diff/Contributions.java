package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the users of a node contribute to its adjoint, each to all columns or to some neighbouring
 * ones. The sum is taken column by column, in the order in which the contributions came: where
 * nobody contributes nothing is added, and no zero either.
 */
final class Contributions {

  /** A contribution to as many columns as it has, from some column on. */
  private record Part(int from, Node adjoint) {

    int end() {
      return from + adjoint.columns();
    }

    boolean covers(int start, int stop) {
      return from <= start && stop <= end();
    }
  }

  private final int columns;
  private final List<Part> parts = new ArrayList<>();

  /** Of a node with so many columns. */
  Contributions(int columns) {
    this.columns = columns;
  }

  void add(int from, Node adjoint) {
    parts.add(new Part(from, adjoint));
  }

  /** The adjoint. */
  Node sum(Graph graph) {
    List<Integer> bounds = bounds();
    List<Node> sums = new ArrayList<>();
    for (int index = 1; index < bounds.size(); index++) {
      sums.add(sum(graph, bounds.get(index - 1), bounds.get(index)));
    }
    return graph.concatenate(sums);
  }

  /** Where the columns begin that the same contributions are added up for. */
  private List<Integer> bounds() {
    TreeSet<Integer> bounds = new TreeSet<>(List.of(0, columns));
    for (Part part : parts) {
      bounds.add(part.from());
      bounds.add(part.end());
    }
    return List.copyOf(bounds);
  }

  private Node sum(Graph graph, int start, int stop) {
    return parts.stream()
        .filter(part -> part.covers(start, stop))
        .map(part -> graph.slice(part.adjoint(), start - part.from(), stop - start))
        .reduce(graph::add)
        .orElseGet(
            () -> graph.constant(parts.get(0).adjoint().rows(), stop - start, Width.WORKING, 0));
  }
}
