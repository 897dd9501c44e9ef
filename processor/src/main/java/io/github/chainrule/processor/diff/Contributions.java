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
 *
 * <p>The adjoint of a matrix is flattened, unless somebody contributes to some of its columns only:
 * it has the matrix's rows as positions then.
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

  private final Node node;
  private final List<Part> parts = new ArrayList<>();

  Contributions(Node node) {
    this.node = node;
  }

  void add(int from, Node adjoint) {
    parts.add(new Part(from, adjoint));
  }

  /** The adjoint. */
  Node sum(Graph graph) {
    if (parts.stream().anyMatch(part -> part.adjoint().positions() > 1)) {
      parts.replaceAll(part -> new Part(part.from(), byPosition(graph, part.adjoint())));
    }
    List<Integer> bounds = bounds();
    List<Node> sums = new ArrayList<>();
    for (int index = 1; index < bounds.size(); index++) {
      sums.add(sum(graph, bounds.get(index - 1), bounds.get(index)));
    }
    return graph.concatenate(sums);
  }

  /** The flattened adjoint of a matrix by rows, any other as it is. */
  private Node byPosition(Graph graph, Node adjoint) {
    return node.rows() > 1 && adjoint.positions() == 1
        ? graph.reshape(adjoint, new Shape(adjoint.rows(), node.rows(), node.features()))
        : adjoint;
  }

  /** Where the features begin that the same contributions are added up for. */
  private List<Integer> bounds() {
    TreeSet<Integer> bounds = new TreeSet<>(List.of(0, features()));
    for (Part part : parts) {
      bounds.add(part.from());
      bounds.add(part.end());
    }
    return List.copyOf(bounds);
  }

  private int features() {
    Node first = parts.get(0).adjoint();
    boolean isFlat = node.rows() > 1 && first.positions() == 1;
    return isFlat ? node.size() : node.features();
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
