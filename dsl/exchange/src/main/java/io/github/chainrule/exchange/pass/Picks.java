package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.SliceSpec;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Brings slices along one axis, and gathers of neighbours, down to parts of an axis. */
final class Picks {
  private final ShapedGraph shaped;
  private final Graph graph;

  private Picks(ShapedGraph shaped) {
    this.shaped = shaped;
    this.graph = shaped.graph;
  }

  static void find(ShapedGraph shaped) {
    Picks picks = new Picks(shaped);
    List<Node> nodes = new ArrayList<>();
    for (Node node : shaped.graph.nodes()) {
      switch (node.op()) {
        case SLICE -> nodes.addAll(picks.slice(node));
        case GATHER -> nodes.addAll(picks.gather(node));
        case EXPAND -> nodes.add(picks.expand(node));
        default -> nodes.add(node);
      }
    }
    shaped.graph.replaceNodes(nodes);
    Renames.remove(shaped.graph);
    shaped.graph.sort();
  }

  /** Repeating nothing is nothing. */
  private Node expand(Node node) {
    boolean same = Arrays.equals(shaped.shape(node.input(0)), shaped.shape(node.output()));
    return same ? node.as(Op.IDENTITY, List.of(node.input(0)), Attributes.NONE) : node;
  }

  /** Part after part, axis by axis; what is taken in steps, or backwards, by its indices. */
  private List<Node> slice(Node node) {
    int[] from = shaped.shape(node.input(0));
    SliceSpec spec =
        SliceSpec.of(
            shaped.constant(node.input(1)),
            shaped.constant(node.input(2)),
            node.has(3) ? shaped.constant(node.input(3)) : null,
            node.has(4) ? shaped.constant(node.input(4)) : null,
            from);
    List<Node> steps = new ArrayList<>();
    String x = node.input(0);
    for (int axis = 0; axis < from.length; axis++) {
      int length = spec.shape()[axis];
      boolean whole = length == from[axis] && spec.step()[axis] == 1;
      if (!whole) {
        Node at =
            new Node(
                node.op(),
                node.origin(),
                node.name(),
                List.of(),
                graph.freshName(node.label()),
                Attributes.NONE);
        Node step =
            spec.step()[axis] == 1
                ? part(at, x, axis, spec.start()[axis], length)
                : gather(at, x, axis, spec);
        steps.add(shaped.shaped(step));
        x = step.output();
      }
    }
    steps.add(node.as(Op.IDENTITY, List.of(x), Attributes.NONE));
    return steps;
  }

  private Node gather(Node node, String x, int axis, SliceSpec spec) {
    int[] indices = new int[spec.shape()[axis]];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = spec.start()[axis] + i * spec.step()[axis];
    }
    String constant = graph.constant(node.label(), Tensor.vector(indices));
    return node.as(Op.GATHER, List.of(x, constant), Attributes.of("axis", axis));
  }

  private Node part(Node node, String x, int axis, int offset, int length) {
    int size = shaped.shape(x)[axis];
    int[] sizes = {offset, length, size - offset - length};
    Attributes attributes = Attributes.of("axis", axis).with("index", 1).with("sizes", sizes);
    return node.as(Op.PART, List.of(x), attributes);
  }

  private List<Node> gather(Node node) {
    Tensor indices = shaped.constant(node.input(1));
    if (indices == null || shaped.isConstant(node.input(0)) || indices.rank() > 1) {
      return List.of(node);
    }
    int rank = shaped.rank(node.input(0));
    int axis = Shapes.axis(node.attributes().integer("axis", 0), rank);
    int size = shaped.shape(node.input(0))[axis];
    int first = Shapes.axis((int) indices.at(0), size);
    for (int i = 1; i < indices.size(); i++) {
      if (Shapes.axis((int) indices.at(i), size) != first + i) {
        return List.of(node);
      }
    }
    Node part = part(node, node.input(0), axis, first, indices.size());
    if (indices.rank() == 1) {
      return List.of(part);
    }
    String value = graph.freshName(node.label());
    Node kept =
        new Node(Op.PART, node.origin(), node.name(), part.inputs(), value, part.attributes());
    String axes = graph.constant(node.label(), Tensor.vector(axis));
    Node squeezed = node.as(Op.SQUEEZE, List.of(value, axes), Attributes.NONE);
    return List.of(shaped.shaped(kept), squeezed);
  }
}
