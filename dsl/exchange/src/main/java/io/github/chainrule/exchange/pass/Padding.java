package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.PadSpec;
import io.github.chainrule.exchange.graph.ShapeRules;
import io.github.chainrule.exchange.graph.Window;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lets convolutions and pools do the padding that stands before them as a node of its own. */
final class Padding {
  private final ShapedGraph shaped;
  private final Graph graph;

  /** Transposes that now read what was padded. */
  private final List<Node> moved = new ArrayList<>();

  private Padding(ShapedGraph shaped) {
    this.shaped = shaped;
    this.graph = shaped.graph;
  }

  static void fold(ShapedGraph shaped) {
    Padding padding = new Padding(shaped);
    padding.removeNone();
    Map<String, Node> producers = shaped.graph.producers();
    Map<String, Integer> uses = shaped.graph.uses();
    List<Node> nodes = new ArrayList<>();
    for (Node node : shaped.graph.nodes()) {
      nodes.add(padding.folded(node, producers, uses));
    }
    nodes.addAll(padding.moved);
    shaped.graph.replaceNodes(nodes);
    shaped.graph.sort();
  }

  private void removeNone() {
    for (Node node : List.copyOf(graph.nodes())) {
      if (node.op() == Op.PAD && spec(node).isNone()) {
        graph.replaceUses(node.output(), node.input(0));
      }
    }
    graph.sort();
  }

  private PadSpec spec(Node pad) {
    Tensor axes = pad.has(3) ? shaped.constant(pad.input(3)) : null;
    return PadSpec.of(shaped.constant(pad.input(1)), axes, shaped.shape(pad.input(0)));
  }

  private Node folded(Node node, Map<String, Node> producers, Map<String, Integer> uses) {
    boolean windowed =
        node.op() == Op.CONV || node.op() == Op.MAX_POOL || node.op() == Op.AVERAGE_POOL;
    Node before = producers.get(node.input(0));
    if (!windowed || before == null || uses.get(before.output()) != 1) {
      return node;
    }
    int rank = shaped.rank(node.input(0));
    int[] order = null;
    Node pad = before;
    if (before.op() == Op.TRANSPOSE) {
      order = ShapeRules.order(before, rank);
      pad = producers.get(before.input(0));
    }
    if (pad == null
        || pad.op() != Op.PAD
        || uses.get(pad.output()) != 1
        || !addsNothing(node, pad, producers)) {
      return node;
    }
    return with(node, pad, before, order);
  }

  /** Zeros for sums, and less than anything, or than what there is, for maxima. */
  private boolean addsNothing(Node node, Node pad, Map<String, Node> producers) {
    Tensor value = pad.has(2) ? shaped.constant(pad.input(2)) : Tensor.scalar(0);
    if (value == null || value.size() != 1) {
      return false;
    }
    Window window = node.attributes().window();
    return switch (node.op()) {
      case CONV -> value.at(0) == 0;
      case AVERAGE_POOL ->
          value.at(0) == 0 && (window.isWithin() || node.attributes().flag("includePadding"));
      default ->
          value.at(0) == Double.NEGATIVE_INFINITY
              || (value.at(0) == 0
                  && window.isWithin()
                  && reachesInside(window, spec(pad))
                  && isNeverNegative(pad.input(0), producers));
    };
  }

  /** Whether no window lies in the padding alone. */
  private static boolean reachesInside(Window window, PadSpec spec) {
    int smallest = Arrays.stream(window.size()).min().orElse(0);
    return Arrays.stream(window.dilation()).allMatch(dilation -> dilation == 1)
        && Arrays.stream(spec.begin()).allMatch(pad -> pad < smallest)
        && Arrays.stream(spec.end()).allMatch(pad -> pad < smallest);
  }

  private static boolean isNeverNegative(String value, Map<String, Node> producers) {
    Node producer = producers.get(value);
    while (producer != null && producer.op() == Op.TRANSPOSE) {
      producer = producers.get(producer.input(0));
    }
    if (producer == null || producer.op() != Op.MAP) {
      return false;
    }
    return producer.attributes().formula() instanceof Formula.Call call
        && switch (call.function()) {
          case RELU, SIGMOID, SOFTPLUS, EXP, ABS -> true;
          case CLAMP -> call.arguments().get(1) instanceof Formula.Constant low && low.value() >= 0;
          default -> false;
        };
  }

  private Node with(Node node, Node pad, Node before, int[] order) {
    PadSpec spec = spec(pad);
    int rank = spec.shape().length;
    Window window = node.attributes().window();
    int[] positions = new int[rank - 2];
    int[] begin = new int[rank - 2];
    int[] end = new int[rank - 2];
    for (int axis = 0; axis < rank; axis++) {
      int source = order == null ? axis : order[axis];
      boolean position = axis >= 1 && axis < rank - 1;
      if (!position && spec.begin()[source] + spec.end()[source] > 0) {
        return node;
      }
      if (position) {
        positions[axis - 1] = spec.shape()[source];
        begin[axis - 1] = spec.begin()[source];
        end[axis - 1] = spec.end()[source];
      }
    }
    Window exact = window.on(positions);
    for (int axis = 0; axis < begin.length; axis++) {
      begin[axis] += exact.padBegin()[axis];
      end[axis] += exact.padEnd()[axis];
    }
    Window padded = Window.of(window.size(), window.stride(), window.dilation(), begin, end, false);
    String x = pad.input(0);
    if (order != null) {
      x = graph.freshName(before.label());
      Node transpose =
          new Node(
              Op.TRANSPOSE,
              before.origin(),
              before.name(),
              List.of(pad.input(0)),
              x,
              before.attributes());
      moved.add(shaped.shaped(transpose));
    }
    List<String> inputs = new ArrayList<>(node.inputs());
    inputs.set(0, x);
    Attributes attributes = node.attributes().with("window", padded);
    if (node.op() == Op.AVERAGE_POOL) {
      attributes = attributes.with("includePadding", true);
    }
    return node.as(node.op(), inputs, attributes);
  }
}
