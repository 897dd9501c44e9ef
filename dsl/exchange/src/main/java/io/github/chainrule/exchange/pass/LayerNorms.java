package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Formula.Variable;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.ShapeRules;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds layer normalisation that a file spells out, as exporters did before it was an operator: (x
 * − mean(x)) / √(mean((x − mean(x))²) + ε).
 */
final class LayerNorms {
  private final ShapedGraph shaped;
  private final Map<String, Node> producers;

  private LayerNorms(ShapedGraph shaped) {
    this.shaped = shaped;
    this.producers = shaped.graph.producers();
  }

  static void find(ShapedGraph shaped) {
    LayerNorms norms = new LayerNorms(shaped);
    List<Node> nodes = new ArrayList<>();
    for (Node node : shaped.graph.nodes()) {
      nodes.add(norms.of(node));
    }
    shaped.graph.replaceNodes(nodes);
    shaped.graph.sort();
  }

  private Node of(Node node) {
    Node centred = function(node, Function.DIVIDE) ? producers.get(node.input(0)) : null;
    Node root = centred == null ? null : producers.get(node.input(1));
    if (root == null || !function(centred, Function.SUBTRACT)) {
      return node;
    }
    double epsilon = epsilon(root);
    Node variance = epsilon >= 0 ? skipMaps(root) : null;
    Node square = isMean(variance) ? producers.get(variance.input(0)) : null;
    boolean squared =
        square != null && square.op() == Op.MAP && square.input(0).equals(centred.output());
    Node mean = producers.get(centred.input(1));
    if (!squared
        || !isSquare(square.attributes().formula())
        || !isMean(mean)
        || !mean.input(0).equals(centred.input(0))) {
      return node;
    }
    return norm(node, centred.input(0), epsilon);
  }

  private Node norm(Node node, String x, double epsilon) {
    Graph graph = shaped.graph;
    int channels = shaped.shape(x)[shaped.rank(x) - 1];
    String gamma = graph.constant(node.label(), Tensor.filled(1, channels));
    String beta = graph.constant(node.label(), Tensor.filled(0, channels));
    Attributes attributes = Attributes.of("axis", -1).with("epsilon", epsilon);
    return node.as(Op.LAYER_NORM, List.of(x, gamma, beta), attributes);
  }

  private static boolean function(Node node, Function function) {
    return node != null && node.op() == Op.BINARY && node.attributes().function() == function;
  }

  private boolean isMean(Node node) {
    if (node == null
        || node.op() != Op.REDUCE
        || !node.attributes().text("function", "").equals("mean")
        || !node.attributes().flag("keep")) {
      return false;
    }
    int rank = shaped.rank(node.input(0));
    int[] axes = ShapeRules.axes(node, rank);
    return axes != null && axes.length == 1 && Math.floorMod(axes[0], rank) == rank - 1;
  }

  private Node skipMaps(Node node) {
    Node at = node;
    while (at != null && at.op() == Op.MAP) {
      at = producers.get(at.input(0));
    }
    return at;
  }

  /** ε of √(v + ε), which may be in several nodes; negative if it is something else. */
  private double epsilon(Node root) {
    Formula formula = Variable.V;
    Node at = root;
    while (at != null && at.op() == Op.MAP) {
      formula = formula.after(at.attributes().formula());
      at = producers.get(at.input(0));
    }
    double epsilon = formula.at(0) * formula.at(0);
    for (double v : new double[] {1e-6, 0.1, 1, 7, 1e4}) {
      if (!(Math.abs(formula.at(v) - Math.sqrt(v + epsilon)) <= 1e-12 * Math.sqrt(v + epsilon))) {
        return -1;
      }
    }
    return Math.abs(epsilon - (float) epsilon) < 1e-12
        ? Double.parseDouble("" + (float) epsilon)
        : epsilon;
  }

  private static boolean isSquare(Formula formula) {
    for (double v : new double[] {-3, -0.1, 0, 1, 12.5}) {
      if (!(Math.abs(formula.at(v) - v * v) <= 1e-12 * v * v)) {
        return false;
      }
    }
    return true;
  }
}
