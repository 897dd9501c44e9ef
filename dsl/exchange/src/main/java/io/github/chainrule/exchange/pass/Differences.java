package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Formula.Variable;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings what joins two values down to sums and products: a − b is a + (−b), a / b is a · (1 / b),
 * max(a, b) is b + max(a − b, 0), and min(a, b) is b + min(a − b, 0). What is joined with one
 * number has become a formula before; what differs by channel is treated alike.
 */
final class Differences {
  private static final Formula NEGATIVE = Formula.call(Function.NEGATE, Variable.V);

  private final ShapedGraph shaped;
  private final List<Node> nodes = new ArrayList<>();

  private Differences(ShapedGraph shaped) {
    this.shaped = shaped;
  }

  static void replace(ShapedGraph shaped) {
    Differences differences = new Differences(shaped);
    shaped.graph.nodes().forEach(differences::add);
    shaped.graph.replaceNodes(differences.nodes);
    shaped.graph.sort();
  }

  private void add(Node node) {
    boolean two = node.op() == Op.BINARY && node.inputs().size() == 2;
    nodes.add(two ? replaced(node) : node);
  }

  private Node replaced(Node node) {
    String a = node.input(0);
    String b = node.input(1);
    return switch (node.attributes().function()) {
      case SUBTRACT ->
          shaped.isConstant(a) || shaped.isConstant(b)
              ? node
              : join(node, Function.ADD, a, map(node, NEGATIVE, b));
      case DIVIDE ->
          shaped.isConstant(b)
              ? node
              : join(
                  node,
                  Function.MULTIPLY,
                  a,
                  map(node, Formula.call(Function.DIVIDE, Formula.number(1), Variable.V), b));
      case MAX -> extreme(node, a, b, Formula.call(Function.RELU, Variable.V));
      case MIN -> extreme(node, a, b, Formula.call(Function.MIN, Variable.V, Formula.number(0)));
      default -> node;
    };
  }

  private Node extreme(Node node, String a, String b, Formula ofDifference) {
    boolean constantFirst = shaped.isConstant(a);
    String x = constantFirst ? b : a;
    String other = constantFirst ? a : b;
    String difference =
        shaped.isConstant(other)
            ? give(node, Op.BINARY, Attributes.of("function", Function.SUBTRACT), x, other)
            : give(
                node,
                Op.BINARY,
                Attributes.of("function", Function.ADD),
                x,
                map(node, NEGATIVE, other));
    return join(node, Function.ADD, map(node, ofDifference, difference), other);
  }

  private String map(Node node, Formula formula, String x) {
    return give(node, Op.MAP, Attributes.of("formula", formula), x);
  }

  private String give(Node node, Op op, Attributes attributes, String... inputs) {
    String value = shaped.graph.freshName(node.label());
    nodes.add(
        shaped.shaped(
            new Node(op, node.origin(), node.name(), List.of(inputs), value, attributes)));
    return value;
  }

  private static Node join(Node node, Function function, String a, String b) {
    return node.as(Op.BINARY, List.of(a, b), Attributes.of("function", function));
  }
}
