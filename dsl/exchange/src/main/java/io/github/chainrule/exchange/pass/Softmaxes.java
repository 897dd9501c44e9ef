package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Formula.Variable;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.ShapeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds softmax that a file spells out: exp(x) / Σ exp(x), of x or of x − max(x), and the
 * exponential of a softmax's logarithm.
 */
final class Softmaxes {
  private static final Formula EXP = Formula.call(Function.EXP, Variable.V);

  private final ShapedGraph shaped;
  private final Map<String, Node> producers;

  private Softmaxes(ShapedGraph shaped) {
    this.shaped = shaped;
    this.producers = shaped.graph.producers();
  }

  static void find(ShapedGraph shaped) {
    Softmaxes softmaxes = new Softmaxes(shaped);
    List<Node> nodes = new ArrayList<>();
    for (Node node : shaped.graph.nodes()) {
      nodes.add(softmaxes.of(node));
    }
    shaped.graph.replaceNodes(nodes);
    shaped.graph.sort();
  }

  private Node of(Node node) {
    Node before = producers.get(node.input(0));
    if (before == null) {
      return node;
    }
    if (isExponential(node) && before.op() == Op.LOG_SOFTMAX) {
      return node.as(Op.SOFTMAX, List.of(before.input(0)), before.attributes());
    }
    boolean quotient = node.op() == Op.BINARY && node.attributes().function() == Function.DIVIDE;
    Node sum = quotient && isExponential(before) ? producers.get(node.input(1)) : null;
    if (sum == null || !sum.input(0).equals(before.output()) || axis(sum, "sum") < 0) {
      return node;
    }
    String x = before.input(0);
    Node shifted = producers.get(x);
    if (shifted != null
        && shifted.op() == Op.BINARY
        && shifted.attributes().function() == Function.SUBTRACT) {
      Node largest = producers.get(shifted.input(1));
      boolean own = largest != null && largest.input(0).equals(shifted.input(0));
      x = own && axis(largest, "max") == axis(sum, "sum") ? shifted.input(0) : x;
    }
    return node.as(Op.SOFTMAX, List.of(x), Attributes.of("axis", axis(sum, "sum")));
  }

  private static boolean isExponential(Node node) {
    return node.op() == Op.MAP && node.attributes().formula().equals(EXP);
  }

  /** The one axis of a reduction that leaves it with size 1; −1 if it is something else. */
  private int axis(Node node, String function) {
    if (node.op() != Op.REDUCE
        || !node.attributes().text("function", "").equals(function)
        || !node.attributes().flag("keep")) {
      return -1;
    }
    int rank = shaped.rank(node.input(0));
    int[] axes = ShapeRules.axes(node, rank);
    return axes == null || axes.length != 1 ? -1 : Math.floorMod(axes[0], rank);
  }
}
