package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.diff.Bracketing.Span;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Jacobian ∂y/∂x, {@code [outputs][inputs]}: of a chain of layers by the cheapest bracketing of
 * the layers' Jacobians, of any other network by the cheaper of the two sweeps.
 *
 * <p>A partial product over the layers from a to b is held as tangents, a row for each of a's
 * outputs, or as adjoints, a row for each of b's; the one is the transpose of the other.
 */
final class InputJacobian {

  private final ForwardProgram forward;
  private final Graph graph;
  private final NetworkSpec network;

  InputJacobian(ForwardProgram forward) {
    this.forward = forward;
    this.graph = forward.graph();
    this.network = forward.network();
  }

  Node node() {
    if (isChain(network)) {
      return graph.transpose(tangents(bracketing(forward)));
    }
    Node reverse = reverseSweep();
    Node tangent = graph.transpose(forwardSweep());
    return multiplications(tangent) < multiplications(reverse) ? tangent : reverse;
  }

  private static double multiplications(Node node) {
    return OperationCounter.count(List.of(node)).shared().multiplications();
  }

  /** Whether each layer reads the one before it and nothing else. */
  static boolean isChain(NetworkSpec network) {
    List<LayerSpec> layers = network.layers();
    for (int index = 0; index < layers.size(); index++) {
      if (!layers.get(index).sources().equals(List.of(index - 1))) {
        return false;
      }
    }
    return true;
  }

  static Bracketing bracketing(ForwardProgram forward) {
    List<ForwardProgram.Layer> layers = forward.layers();
    int[] widths = new int[layers.size() + 1];
    double[] derivativePerRow = new double[layers.size() + 1];
    widths[0] = forward.input().columns();
    for (int index = 0; index < layers.size(); index++) {
      widths[index + 1] = layers.get(index).output().columns();
      derivativePerRow[index + 1] = derivativePerRow(layers.get(index));
    }
    return new Bracketing(widths, derivativePerRow);
  }

  /** The multiplications that φ' takes for one row: one an element, or two where it is stated. */
  private static double derivativePerRow(ForwardProgram.Layer layer) {
    Node output = layer.output();
    if (output == layer.preActivation()) {
      return 0;
    }
    return output instanceof Node.Stated ? 2.0 * output.columns() : output.columns();
  }

  /** The product over all layers, a row for each input. */
  private Node tangents(Bracketing bracketing) {
    Map<Span, Node> products = new HashMap<>();
    for (Span span : bracketing.parts()) {
      List<Node> parts = bracketing.partsOf(span).stream().map(products::get).toList();
      products.put(span, tangents(bracketing.choice(span).step(), span, parts));
    }
    return products.get(bracketing.all());
  }

  /** The product over some layers, a row for each output of the layer before them. */
  private Node tangents(Bracketing.Step step, Span span, List<Node> parts) {
    Node before = after(span.from());
    Node last = after(span.to());
    return switch (step) {
      case LAYER -> Tangents.of(graph, before, graph.identity(before.shape()), last);
      case FORWARD -> Tangents.of(graph, after(span.to() - 1), parts.get(0), last);
      case REVERSE -> {
        Node seed = graph.transpose(parts.get(0));
        yield graph.transpose(adjoints(after(span.from() + 1), seed, before));
      }
      case PRODUCT -> graph.product(parts.get(0), parts.get(1), false, null);
    };
  }

  private Node adjoints(Node output, Node seed, Node variable) {
    return Adjoints.of(graph, output, seed, Set.of(variable)).get(variable);
  }

  private Node reverseSweep() {
    return adjoints(forward.output(), graph.identity(forward.output().shape()), forward.input());
  }

  private Node forwardSweep() {
    return Tangents.of(
        graph, forward.input(), graph.identity(forward.input().shape()), forward.output());
  }

  /** The output of a layer, counted from 1; 0 is the network's input. */
  private Node after(int layer) {
    return layer == 0 ? forward.input() : forward.layers().get(layer - 1).output();
  }
}
