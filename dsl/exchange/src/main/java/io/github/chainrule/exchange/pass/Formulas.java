package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Formula.Variable;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.tensor.Numbers;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers element-wise operators of one value into formulas of it: {@code x · sigmoid(x)} becomes
 * one node, however the file spells it.
 */
final class Formulas {
  private static final int LARGEST = 60;

  private final ShapedGraph shaped;
  private final Map<String, Node> producers = new HashMap<>();

  private Formulas(ShapedGraph shaped) {
    this.shaped = shaped;
  }

  /** Makes formulas of operators with constants, and of operators of one value. */
  static void gather(ShapedGraph shaped) {
    Formulas formulas = new Formulas(shaped);
    List<Node> nodes = new ArrayList<>();
    for (Node node : shaped.graph.nodes()) {
      Node simpler =
          switch (node.op()) {
            case BINARY -> formulas.binary(node);
            case WHERE -> formulas.where(node);
            default -> node;
          };
      formulas.producers.put(node.output(), simpler);
      nodes.add(simpler);
    }
    shaped.graph.replaceNodes(nodes);
    shaped.graph.sort();
  }

  private Node binary(Node node) {
    String a = node.input(0);
    String b = node.input(1);
    Function function = node.attributes().function();
    if (isNumber(b, node)) {
      return map(node, a, Formula.call(function, Variable.V, number(b)));
    }
    if (isNumber(a, node)) {
      return map(node, b, Formula.call(function, number(a), Variable.V));
    }
    return ofOneValue(node, a, b, function);
  }

  private Node map(Node node, String x, Formula formula) {
    return Arrays.equals(shaped.shape(x), shaped.shape(node.output()))
        ? shaped.mapped(node, formula, x)
        : node;
  }

  private boolean isNumber(String value, Node node) {
    Tensor constant = shaped.constant(value);
    return constant != null && constant.isUniform() && node.inputs().size() == 2;
  }

  private Formula number(String value) {
    double number = shaped.constant(value).at(0);
    return Formula.number(number == (float) number ? Numbers.intended((float) number) : number);
  }

  private Node ofOneValue(Node node, String a, String b, Function function) {
    Map<String, Formula> ofA = ancestors(a);
    Map<String, Formula> ofB = ancestors(b);
    for (Map.Entry<String, Formula> ancestor : ofA.entrySet()) {
      Formula other = ofB.get(ancestor.getKey());
      if (other != null && !shaped.isConstant(ancestor.getKey())) {
        Formula formula = Formula.call(function, ancestor.getValue(), other);
        return formula.size() <= LARGEST ? map(node, ancestor.getKey(), formula) : node;
      }
    }
    return node;
  }

  /** A choice by a condition on one value, between formulas of it or numbers. */
  private Node where(Node node) {
    for (String x : ancestors(node.input(0)).keySet()) {
      Formula[] arguments = new Formula[3];
      for (int i = 0; i < arguments.length; i++) {
        String input = node.input(i);
        Tensor constant = shaped.constant(input);
        boolean number = constant != null && constant.isUniform();
        arguments[i] = number ? number(input) : ancestors(input).get(x);
      }
      if (!Arrays.asList(arguments).contains(null) && !shaped.isConstant(x)) {
        Formula formula = Formula.call(Function.IF_POSITIVE, arguments);
        Node mapped = formula.size() <= LARGEST ? map(node, x, formula) : node;
        if (mapped.op() == Op.MAP) {
          return mapped;
        }
      }
    }
    return node;
  }

  /** What a value is a formula of, and which; the value itself first. */
  private Map<String, Formula> ancestors(String value) {
    Map<String, Formula> ancestors = new LinkedHashMap<>();
    Formula formula = Variable.V;
    String at = value;
    ancestors.put(at, formula);
    Node producer = producers.get(at);
    while (producer != null && producer.op() == Op.MAP && formula.size() <= LARGEST) {
      formula = formula.after(producer.attributes().formula());
      at = producer.input(0);
      ancestors.put(at, formula);
      producer = producers.get(at);
    }
    return ancestors;
  }

  /**
   * Joins formulas of formulas, where nothing else reads the inner one.
   *
   * @param leavesLines whether a first one that is a line stays, to be folded into what is before
   *     it
   */
  static void join(ShapedGraph shaped, boolean leavesLines) {
    Graph graph = shaped.graph;
    Map<String, Integer> uses = graph.uses();
    Map<String, Node> producers = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Node inner = producers.get(node.input(0));
      Node joined = node;
      if (node.op() == Op.MAP
          && inner != null
          && inner.op() == Op.MAP
          && uses.get(inner.output()) == 1
          && !(leavesLines && isFirstLine(inner, producers))) {
        Formula formula = node.attributes().formula().after(inner.attributes().formula());
        joined = formula.size() <= LARGEST ? shaped.mapped(node, formula, inner.input(0)) : node;
      }
      producers.put(node.output(), joined);
      nodes.add(joined);
    }
    graph.replaceNodes(nodes);
    graph.sort();
  }

  private static boolean isFirstLine(Node node, Map<String, Node> producers) {
    Node before = producers.get(node.input(0));
    return node.attributes().formula().line() != null && (before == null || before.op() != Op.MAP);
  }
}
