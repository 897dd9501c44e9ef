package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.ShapeRules;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Folds scales and shifts into what is linear beside them, in double: batch normalisation into the
 * convolution before it, constants into the dense layer behind them. What comes first of all is
 * left alone, since it becomes the scaling of the model.
 */
final class AffineFolding {
  private final ShapedGraph shaped;
  private final Graph graph;
  private Map<String, Node> producers;
  private Map<String, Integer> uses;

  private AffineFolding(ShapedGraph shaped) {
    this.shaped = shaped;
    this.graph = shaped.graph;
  }

  static void fold(ShapedGraph shaped) {
    AffineFolding folding = new AffineFolding(shaped);
    while (folding.once()) {
      shaped.graph.sort();
    }
  }

  private boolean once() {
    producers = graph.producers();
    uses = graph.uses();
    for (int i = 0; i < graph.nodes().size(); i++) {
      List<Node> instead = replacement(graph.nodes().get(i));
      if (instead != null) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        nodes.remove(i);
        nodes.addAll(i, instead);
        graph.replaceNodes(nodes);
        return true;
      }
    }
    return false;
  }

  /** What a node and the one before it become together; null if they stay. */
  private List<Node> replacement(Node node) {
    Node before = producers.get(node.input(0));
    if (before == null || uses.get(before.output()) != 1) {
      return null;
    }
    if (node.op() == Op.SCALE_SHIFT) {
      return switch (before.op()) {
        case SCALE_SHIFT -> scaleOfScale(node, before);
        case TRANSPOSE -> scaleOfTranspose(node, before);
        case DENSE, CONV -> scaleOfProduct(node, before);
        case LAYER_NORM -> scaleOfNorm(node, before);
        default -> null;
      };
    }
    boolean product = node.op() == Op.DENSE || node.op() == Op.CONV;
    boolean first = graph.isInput(before.input(0));
    return product && before.op() == Op.SCALE_SHIFT && !first ? productOfScale(node, before) : null;
  }

  private List<Node> scaleOfScale(Node outer, Node inner) {
    Tensor s1 = shaped.constant(inner.input(1));
    Tensor t1 = shaped.constant(inner.input(2));
    Tensor s2 = shaped.constant(outer.input(1));
    Tensor t2 = shaped.constant(outer.input(2));
    Tensor s = times(s1, s2);
    Tensor t = plus(times(t1, s2), t2);
    return List.of(scaleShift(outer, inner.input(0), s, t));
  }

  private Node scaleShift(Node node, String x, Tensor s, Tensor t) {
    String scale = graph.constant(node.label(), s);
    String shift = graph.constant(node.label(), t);
    return node.as(Op.SCALE_SHIFT, List.of(x, scale, shift), Attributes.NONE);
  }

  private List<Node> scaleOfTranspose(Node scale, Node transpose) {
    int[] order = ShapeRules.order(transpose, shaped.rank(transpose.input(0)));
    Tensor s = movedBack(shaped.constant(scale.input(1)), order);
    Tensor t = movedBack(shaped.constant(scale.input(2)), order);
    Node inner = scaleShift(scale, transpose.input(0), s, t);
    String value = graph.freshName(scale.label());
    inner =
        new Node(
            inner.op(), inner.origin(), inner.name(), inner.inputs(), value, inner.attributes());
    Node outer =
        new Node(
            Op.TRANSPOSE,
            transpose.origin(),
            transpose.name(),
            List.of(value),
            scale.output(),
            transpose.attributes());
    return List.of(shaped.shaped(inner), outer);
  }

  private static Tensor movedBack(Tensor constant, int... order) {
    int[] shape = new int[order.length];
    Arrays.fill(shape, 1);
    int ahead = order.length - constant.rank();
    for (int k = 0; k < constant.rank(); k++) {
      shape[ahead + k] = constant.dim(k);
    }
    int[] inverse = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      inverse[order[k]] = k;
    }
    return constant.reshaped(shape).transposed(inverse);
  }

  private List<Node> scaleOfProduct(Node scale, Node product) {
    Tensor w = shaped.constant(product.input(1));
    if (w == null || (product.has(2) && shaped.constant(product.input(2)) == null)) {
      return null;
    }
    int units = w.dim(-1);
    Tensor s = alongLast(shaped.constant(scale.input(1)), units);
    Tensor t = alongLast(shaped.constant(scale.input(2)), units);
    if (s == null || t == null) {
      return null;
    }
    Tensor b = product.has(2) ? shaped.constant(product.input(2)) : Tensor.filled(0, units);
    Tensor biases = plus(times(b.reshaped(units), s), t);
    return List.of(product(scale, product, product.input(0), times(w, s), biases));
  }

  /** The product with other weights, in place of a node. */
  private Node product(Node at, Node product, String x, Tensor w, Tensor b) {
    String weights = graph.constant(product.label(), w);
    graph.derive(weights, product.input(1));
    String biases = graph.constant(product.label(), b);
    return new Node(
        product.op(),
        product.origin(),
        product.name(),
        List.of(x, weights, biases),
        at.output(),
        product.attributes());
  }

  private List<Node> scaleOfNorm(Node scale, Node norm) {
    Tensor gamma = shaped.constant(norm.input(1));
    Tensor beta = norm.has(2) ? shaped.constant(norm.input(2)) : null;
    if (gamma == null || !endsInLast(norm)) {
      return null;
    }
    beta = beta == null ? Tensor.filled(0, gamma.size()) : beta;
    Tensor s = alongLast(shaped.constant(scale.input(1)), gamma.size());
    Tensor t = alongLast(shaped.constant(scale.input(2)), gamma.size());
    if (s == null || t == null) {
      return null;
    }
    String g = graph.constant(norm.label(), times(gamma, s));
    graph.derive(g, norm.input(1));
    String b = graph.constant(norm.label(), plus(times(beta, s), t));
    List<String> inputs = List.of(norm.input(0), g, b);
    return List.of(
        new Node(norm.op(), norm.origin(), norm.name(), inputs, scale.output(), norm.attributes()));
  }

  private boolean endsInLast(Node norm) {
    int rank = shaped.rank(norm.input(0));
    return Math.floorMod(norm.attributes().integer("axis", -1), rank) == rank - 1;
  }

  /** W (s x + t) + b, where no padding is in between that is not shifted. */
  private List<Node> productOfScale(Node product, Node scale) {
    Tensor w = shaped.constant(product.input(1));
    Tensor b = product.has(2) ? shaped.constant(product.input(2)) : null;
    boolean conv = product.op() == Op.CONV;
    if (w == null || (product.has(2) && b == null)) {
      return null;
    }
    int channels = shaped.shape(product.input(0))[shaped.rank(product.input(0)) - 1];
    Tensor s = alongLast(shaped.constant(scale.input(1)), channels);
    Tensor t = alongLast(shaped.constant(scale.input(2)), channels);
    boolean shifts = t != null && Arrays.stream(t.data()).anyMatch(shift -> shift != 0);
    if (s == null || t == null || (conv && shifts && !product.attributes().window().isWithin())) {
      return null;
    }
    int units = w.dim(-1);
    double[] weights = w.data().clone();
    double[] biases = b == null ? new double[units] : b.data().clone();
    int perGroup = w.dim(-2);
    int groups = channels / perGroup;
    for (int i = 0; i < weights.length; i++) {
      int unit = i % units;
      int channel = unit / (units / groups) * perGroup + i / units % perGroup;
      biases[unit] += weights[i] * t.at(channel);
      weights[i] *= s.at(channel);
    }
    return List.of(
        product(
            product,
            product,
            scale.input(0),
            Tensor.of(w.shape(), weights),
            Tensor.vector(biases)));
  }

  /** A constant as one number for each channel; null if it differs along other axes. */
  static Tensor alongLast(Tensor constant, int channels) {
    if (constant.isUniform()) {
      return Tensor.filled(constant.at(0), channels);
    }
    return constant.size() == channels && constant.dim(-1) == channels
        ? constant.reshaped(channels)
        : null;
  }

  private static Tensor times(Tensor a, Tensor b) {
    return Tensor.combine(a, b, (x, y) -> x * y);
  }

  private static Tensor plus(Tensor a, Tensor b) {
    return Tensor.combine(a, b, Double::sum);
  }
}
