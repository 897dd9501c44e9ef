package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.ShapeRules;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph with the shape of every value, for a batch of a size that nothing else in it has: so it
 * is seen where the samples go, without arithmetic on symbols.
 */
final class ShapedGraph {
  final Graph graph;
  final Map<String, int[]> shapes = new HashMap<>();

  /** The number of samples that the shapes are for; 1 if the model takes one at a time. */
  final int batch;

  /** By input: whether its first axis is that of the samples. */
  final Map<String, Boolean> batched = new HashMap<>();

  ShapedGraph(Graph graph, int batch) {
    this.graph = graph;
    this.batch = batch;
  }

  /** The number of elements of all values that are not constants, for one sample. */
  double elements() {
    return shapes.values().stream().mapToDouble(Shapes::size).sum() / batch;
  }

  int[] shape(String value) {
    Tensor constant = graph.constants().get(value);
    return constant != null ? constant.shape() : shapes.get(value);
  }

  int rank(String value) {
    return shape(value).length;
  }

  boolean isConstant(String value) {
    return graph.constants().containsKey(value);
  }

  Tensor constant(String value) {
    return graph.constants().get(value);
  }

  /** Takes a node into account that a pass has made. */
  Node shaped(Node node) {
    shapes.put(node.output(), new ShapeRules(graph.constants(), shapes).of(node));
    return node;
  }

  /** A node in place of another. */
  Node mapped(Node node, Formula formula, String x) {
    return node.as(Op.MAP, List.of(x), Attributes.of("formula", formula));
  }
}
