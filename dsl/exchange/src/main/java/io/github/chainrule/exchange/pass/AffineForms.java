package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Brings everything that is linear down to two forms: a product with constant weights, and a scale
 * and shift by constants; so few rules fold the ones into the others.
 */
final class AffineForms {
  private final ShapedGraph shaped;
  private final Graph graph;

  private AffineForms(ShapedGraph shaped) {
    this.shaped = shaped;
    this.graph = shaped.graph;
  }

  static void find(ShapedGraph shaped) {
    AffineForms forms = new AffineForms(shaped);
    List<Node> nodes = new ArrayList<>();
    for (Node node : shaped.graph.nodes()) {
      nodes.add(forms.of(node));
    }
    shaped.graph.replaceNodes(nodes);
    shaped.graph.sort();
  }

  private Node of(Node node) {
    return switch (node.op()) {
      case MAP -> line(node);
      case BINARY -> binary(node);
      case BATCH_NORM -> batchNorm(node);
      case MATMUL -> product(node);
      default -> node;
    };
  }

  private Node line(Node node) {
    double[] line = node.attributes().formula().line();
    return line == null || line[0] == 0
        ? node
        : scaleShift(node, node.input(0), Tensor.scalar(line[0]), Tensor.scalar(line[1]));
  }

  private Node scaleShift(Node node, String x, Tensor scale, Tensor shift) {
    String s = graph.constant(node.label(), scale);
    String t = graph.constant(node.label(), shift);
    return node.as(Op.SCALE_SHIFT, List.of(x, s, t), Attributes.NONE);
  }

  private Node binary(Node node) {
    boolean constantFirst = shaped.isConstant(node.input(0));
    if (node.inputs().size() != 2 || constantFirst == shaped.isConstant(node.input(1))) {
      return node;
    }
    String x = node.input(constantFirst ? 1 : 0);
    Tensor c = perSample(shaped.constant(node.input(constantFirst ? 0 : 1)), shaped.rank(x));
    if (c == null
        || !Arrays.equals(Shapes.broadcast(shaped.shape(x), c.shape()), shaped.shape(x))) {
      return node;
    }
    Tensor one = Tensor.scalar(1);
    Tensor zero = Tensor.scalar(0);
    Function function = node.attributes().function();
    return switch (function) {
      case ADD -> scaleShift(node, x, one, c);
      case MULTIPLY -> scaleShift(node, x, c, zero);
      case SUBTRACT ->
          constantFirst
              ? scaleShift(node, x, Tensor.scalar(-1), c)
              : scaleShift(node, x, one, c.map(value -> -value));
      case DIVIDE -> constantFirst ? node : scaleShift(node, x, c.map(value -> 1 / value), zero);
      default -> node;
    };
  }

  /** A constant that is the same for all samples, without their axis; null if it is not. */
  private Tensor perSample(Tensor constant, int rank) {
    int[] shape = constant.shape();
    if (shaped.batch == 1 || shape.length != rank || rank == 0 || shape[0] != shaped.batch) {
      return constant;
    }
    int row = constant.size() / shape[0];
    for (int i = row; i < constant.size(); i++) {
      if (constant.at(i) != constant.at(i % row)) {
        return null;
      }
    }
    shape[0] = 1;
    return Tensor.of(shape, Arrays.copyOf(constant.data(), row));
  }

  private Node batchNorm(Node node) {
    Tensor[] of = new Tensor[4];
    for (int i = 0; i < 4; i++) {
      of[i] = shaped.constant(node.input(i + 1));
      if (of[i] == null) {
        return node;
      }
    }
    double epsilon = node.attributes().real("epsilon", 1e-5);
    double[] scale = new double[of[0].size()];
    double[] shift = new double[scale.length];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = of[0].at(i) / Math.sqrt(of[3].at(i) + epsilon);
      shift[i] = of[1].at(i) - of[2].at(i) * scale[i];
    }
    int axis = Shapes.axis(node.attributes().integer("axis", 1), shaped.rank(node.input(0)));
    int[] shape = new int[shaped.rank(node.input(0)) - axis];
    Arrays.fill(shape, 1);
    shape[0] = scale.length;
    return scaleShift(node, node.input(0), Tensor.of(shape, scale), Tensor.of(shape, shift));
  }

  private Node product(Node node) {
    Tensor weights = shaped.constant(node.input(1));
    if (weights == null || shaped.isConstant(node.input(0)) || shaped.rank(node.input(0)) < 1) {
      return node;
    }
    while (weights.rank() > 2
        && weights.dim(0) == 1
        && shaped.rank(node.input(0)) >= weights.rank()) {
      weights = weights.reshaped(Arrays.copyOfRange(weights.shape(), 1, weights.rank()));
    }
    if (weights.rank() != 2) {
      return node;
    }
    String w = graph.constant(node.label(), weights);
    graph.derive(w, node.input(1));
    String b = graph.constant(node.label(), Tensor.filled(0, weights.dim(1)));
    return node.as(Op.DENSE, List.of(node.input(0), w, b), Attributes.NONE);
  }
}
