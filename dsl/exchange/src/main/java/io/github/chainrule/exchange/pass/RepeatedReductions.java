package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.ShapeRules;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes one reduction over several axes of reductions over one after the other. */
final class RepeatedReductions {
  private final ShapedGraph shaped;
  private final Map<String, Node> producers = new HashMap<>();
  private final Map<String, Integer> uses;

  private RepeatedReductions(ShapedGraph shaped) {
    this.shaped = shaped;
    this.uses = shaped.graph.uses();
  }

  static void join(ShapedGraph shaped) {
    RepeatedReductions reductions = new RepeatedReductions(shaped);
    List<Node> nodes = new ArrayList<>();
    for (Node node : shaped.graph.nodes()) {
      List<Node> joined = reductions.joined(node);
      joined.forEach(one -> reductions.producers.put(one.output(), one));
      nodes.addAll(joined);
    }
    shaped.graph.replaceNodes(nodes);
    shaped.graph.sort();
  }

  private List<Node> joined(Node outer) {
    Node inner = outer.op() == Op.REDUCE ? producers.get(outer.input(0)) : null;
    if (inner == null || inner.op() != Op.REDUCE || uses.get(inner.output()) != 1) {
      return List.of(outer);
    }
    String function = outer.attributes().text("function", "");
    int rank = shaped.rank(inner.input(0));
    int[] first = ShapeRules.axes(inner, rank);
    int[] second = ShapeRules.axes(outer, shaped.rank(outer.input(0)));
    if (first == null
        || second == null
        || !inner.attributes().text("function", "").equals(function)) {
      return List.of(outer);
    }
    int[] axes = union(rank, first, inner.attributes().flag("keep"), second);
    Attributes attributes =
        Attributes.of("function", function).with("axes", axes).with("keep", true);
    Node kept =
        new Node(
            Op.REDUCE,
            outer.origin(),
            outer.name(),
            List.of(inner.input(0)),
            shaped.graph.freshName(outer.label()),
            attributes);
    String shape =
        shaped.graph.constant(outer.label(), Tensor.vector(shaped.shape(outer.output())));
    return List.of(
        shaped.shaped(kept), outer.as(Op.RESHAPE, List.of(kept.output(), shape), Attributes.NONE));
  }

  /** Both lists of axes, as axes of what the first reduction reads. */
  private static int[] union(int rank, int[] first, boolean keep, int... second) {
    TreeSet<Integer> gone = new TreeSet<>();
    for (int axis : first) {
      gone.add(Shapes.axis(axis, rank));
    }
    List<Integer> left = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      if (keep || !gone.contains(axis)) {
        left.add(axis);
      }
    }
    TreeSet<Integer> all = new TreeSet<>(gone);
    for (int axis : second) {
      all.add(left.get(Shapes.axis(axis, left.size())));
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }
}
