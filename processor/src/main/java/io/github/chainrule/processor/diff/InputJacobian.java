package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
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
      return graph.transpose(tangents(bracketing(forward), 0, network.layers().size()));
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

  /** The product over the layers {@code from + 1} to {@code to}, a row for each output of from. */
  private Node tangents(Bracketing bracketing, int from, int to) {
    Bracketing.Choice choice = bracketing.choice(from, to);
    return switch (choice.step()) {
      case LAYER -> Tangents.of(graph, after(from), graph.identity(widthAfter(from)), after(to));
      case FORWARD ->
          Tangents.of(graph, after(to - 1), tangents(bracketing, from, to - 1), after(to));
      case REVERSE -> {
        Node seed = graph.transpose(tangents(bracketing, from + 1, to));
        yield graph.transpose(adjoints(after(from + 1), seed, after(from)));
      }
      case PRODUCT -> {
        Node left = tangents(bracketing, from, choice.split());
        Node right = tangents(bracketing, choice.split(), to);
        yield graph.product(left, right, false, null);
      }
    };
  }

  private Node adjoints(Node output, Node seed, Node variable) {
    return Adjoints.of(graph, output, seed, Set.of(variable)).get(variable);
  }

  private Node reverseSweep() {
    return adjoints(forward.output(), graph.identity(network.outputs()), forward.input());
  }

  private Node forwardSweep() {
    return Tangents.of(graph, forward.input(), graph.identity(network.inputs()), forward.output());
  }

  /** The output of a layer, counted from 1; 0 is the network's input. */
  private Node after(int layer) {
    return layer == 0 ? forward.input() : forward.layers().get(layer - 1).output();
  }

  private int widthAfter(int layer) {
    return after(layer).columns();
  }
}
