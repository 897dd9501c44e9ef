package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.FileFolder;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphBuilder;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One operator of an ONNX file while it is brought into a graph. */
final class OnnxContext {
  final OnnxNode node;
  final int opset;
  final GraphBuilder builder;
  private final OnnxModel model;
  private final Graph graph;
  private final Map<String, OnnxNode> producers;
  private final FileFolder folder;

  OnnxContext(
      OnnxNode node,
      OnnxModel model,
      Graph graph,
      Map<String, OnnxNode> producers,
      FileFolder folder) {
    this.node = node;
    this.model = model;
    this.opset = model.opset();
    this.graph = graph;
    this.producers = producers;
    this.folder = folder;
    this.builder = new GraphBuilder(graph, node.type, node.label());
  }

  String input(int index) {
    return node.input(index);
  }

  boolean has(int index) {
    return !input(index).isEmpty();
  }

  String output() {
    return node.outputs.isEmpty() ? "" : node.outputs.get(0);
  }

  Graph graph() {
    return graph;
  }

  OnnxNode producer(String value) {
    return producers.get(value);
  }

  /** Gives the operator's value. */
  void give(Op op, Attributes attributes, String... inputs) {
    builder.node(op, attributes, output(), List.of(inputs));
  }

  void give(Formula formula) {
    give(Op.MAP, Attributes.of("formula", formula), input(0));
  }

  void give(String value) {
    builder.alias(value, output());
  }

  void refuse(String advice) {
    builder.unsupported(advice, node.inputs, node.outputs);
  }

  /** Refuses all outputs but the first, should anything read them. */
  void refuseOthers(String advice) {
    List<String> others =
        node.outputs.subList(Math.min(1, node.outputs.size()), node.outputs.size());
    builder.unsupported(advice, List.of(), others);
  }

  Tensor tensor(String attribute) throws DamagedFileException {
    OnnxTensor tensor = node.tensor(attribute);
    return tensor == null ? null : tensor.numbers(folder);
  }

  /** What a list of texts or whole numbers that the file states has for names; empty if none. */
  List<String> names(String value) throws DamagedFileException {
    OnnxTensor initializer = model.initializers.get(value);
    if (initializer != null && initializer.isText()) {
      return initializer.texts();
    }
    Tensor stated = stated(value);
    return stated == null || stated.rank() != 1
        ? List.of()
        : Arrays.stream(stated.ints()).mapToObj(String::valueOf).toList();
  }

  /** A value that the file states, directly or through operators that only rename; else null. */
  Tensor stated(String value) throws DamagedFileException {
    String at = value;
    for (int steps = 0; steps < 100; steps++) {
      if (graph.constants().containsKey(at)) {
        return graph.constants().get(at);
      }
      OnnxNode producer = producers.get(at);
      if (producer == null) {
        return null;
      }
      if (producer.type.equals("Constant")) {
        return OnnxConstants.of(producer, folder);
      }
      if (!producer.type.equals("Identity")) {
        return null;
      }
      at = producer.input(0);
    }
    return null;
  }

  /** Integers that are an attribute in old versions and an input in new ones; null if absent. */
  int[] ints(String attribute, int input) throws DamagedFileException {
    if (node.has(attribute)) {
      return node.ints(attribute);
    }
    Tensor stated = has(input) ? stated(input(input)) : null;
    return stated == null ? null : stated.ints();
  }

  /** The input, or a constant of what an old version has as an attribute; empty if neither. */
  String inputOr(int index, String attribute) {
    if (has(index)) {
      return input(index);
    }
    return node.has(attribute) ? builder.constant(Tensor.vector(node.ints(attribute))) : "";
  }
}
