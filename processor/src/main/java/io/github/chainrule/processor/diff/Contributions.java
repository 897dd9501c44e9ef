package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Shape;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What the users of a node contribute to its adjoint, each to all features or to some neighbouring
 * ones. The sum is taken feature by feature, in the order in which the contributions came: where
 * nobody contributes nothing is added, and no zero either.
 */
final class Contributions {

  /** A contribution to as many features as it has, from some feature on. */
  private record Part(int from, Node adjoint) {

    int end() {
      return from + adjoint.features();
    }

    boolean covers(int start, int stop) {
      return from <= start && stop <= end();
    }
  }

  private final int features;
  private final List<Part> parts = new ArrayList<>();

  /** Of a node with so many features. */
  Contributions(int features) {
    this.features = features;
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

  /** Where the features begin that the same contributions are added up for. */
  private List<Integer> bounds() {
    TreeSet<Integer> bounds = new TreeSet<>(List.of(0, features));
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
        .orElseGet(() -> graph.constant(zeros(stop - start), Width.WORKING, 0));
  }

  private Shape zeros(int count) {
    Node like = parts.get(0).adjoint();
    return new Shape(like.rows(), like.positions(), count);
  }
}
