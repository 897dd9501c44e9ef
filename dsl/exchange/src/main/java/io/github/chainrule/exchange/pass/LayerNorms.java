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
    return function(node, Function.ADD) ? ofScaled(node) : ofCentred(node);
  }

  /** x · s + (β − mean(x) · s) with s = γ / √(variance + ε), which is how Keras spells it. */
  private Node ofScaled(Node node) {
    for (int first = 0; first < 2; first++) {
      Node product = producers.get(node.input(first));
      Node rest = producers.get(node.input(1 - first));
      boolean fits = function(product, Function.MULTIPLY) && function(rest, Function.SUBTRACT);
      Node shift = fits ? producers.get(rest.input(1)) : null;
      Tensor beta = fits ? shaped.constant(rest.input(0)) : null;
      if (beta == null || !function(shift, Function.MULTIPLY)) {
        continue;
      }
      for (String scale : product.inputs()) {
        String x = other(product, scale);
        Node mean = producers.get(other(shift, scale));
        Norm norm = shift.inputs().contains(scale) ? norm(scale, x, mean) : null;
        if (norm != null && isAlongChannels(beta, x)) {
          return norm(node, x, norm.epsilon(), norm.gamma(), beta);
        }
      }
    }
    return node;
  }

  private static String other(Node product, String factor) {
    return product.input(0).equals(factor) ? product.input(1) : product.input(0);
  }

  private record Norm(double epsilon, Tensor gamma) {}

  /** What γ / √(variance of x + ε) is made of; null if it is something else. */
  private Norm norm(String scale, String x, Node mean) {
    Node inverse = producers.get(scale);
    Tensor gamma = Tensor.scalar(1);
    if (function(inverse, Function.MULTIPLY)) {
      boolean first = shaped.isConstant(inverse.input(0));
      Tensor constant = shaped.constant(inverse.input(first ? 0 : 1));
      gamma = constant == null ? gamma : constant;
      inverse = producers.get(inverse.input(first ? 1 : 0));
    }
    double epsilon = inverse == null ? -1 : epsilon(inverse, true);
    boolean own = epsilon >= 0 && isMean(mean) && mean.input(0).equals(x);
    return own && isVariance(skipMaps(inverse), x, mean) && isAlongChannels(gamma, x)
        ? new Norm(epsilon, gamma)
        : null;
  }

  /** Whether a node is the mean of the squares of x − mean(x). */
  private boolean isVariance(Node node, String x, Node mean) {
    Node square = isMean(node) ? producers.get(node.input(0)) : null;
    if (square == null || square.op() != Op.MAP || !isSquare(square.attributes().formula())) {
      return false;
    }
    Node centred = producers.get(square.input(0));
    return function(centred, Function.SUBTRACT)
        && centred.input(0).equals(x)
        && centred.input(1).equals(mean.output());
  }

  private boolean isAlongChannels(Tensor constant, String x) {
    int channels = shaped.shape(x)[shaped.rank(x) - 1];
    return AffineFolding.alongLast(constant, channels) != null;
  }

  private Node ofCentred(Node node) {
    Node centred = function(node, Function.DIVIDE) ? producers.get(node.input(0)) : null;
    Node root = centred == null ? null : producers.get(node.input(1));
    if (root == null || !function(centred, Function.SUBTRACT)) {
      return node;
    }
    double epsilon = epsilon(root, false);
    Node mean = producers.get(centred.input(1));
    boolean own = epsilon >= 0 && isMean(mean) && mean.input(0).equals(centred.input(0));
    if (!own || !isVariance(skipMaps(root), centred.input(0), mean)) {
      return node;
    }
    return norm(node, centred.input(0), epsilon, Tensor.scalar(1), Tensor.scalar(0));
  }

  private Node norm(Node node, String x, double epsilon, Tensor scale, Tensor shift) {
    Graph graph = shaped.graph;
    int channels = shaped.shape(x)[shaped.rank(x) - 1];
    String gamma = graph.constant(node.label(), AffineFolding.alongLast(scale, channels));
    String beta = graph.constant(node.label(), AffineFolding.alongLast(shift, channels));
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

  /**
   * ε of √(v + ε), or of what it divides 1 by, which may be in several nodes; negative if it is
   * something else.
   */
  private double epsilon(Node root, boolean inverse) {
    Formula formula = Variable.V;
    Node at = root;
    while (at != null && at.op() == Op.MAP) {
      formula = formula.after(at.attributes().formula());
      at = producers.get(at.input(0));
    }
    formula = inverse ? Formula.call(Function.DIVIDE, Formula.number(1), formula) : formula;
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
