package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.diff.Bracketing.Span;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.Block;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.program.Stated;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Jacobian ∂y/∂x, {@code [outputs][inputs]}: of a chain of dense layers by the cheapest
 * bracketing of the layers' Jacobians, of any other network by the cheaper of the two sweeps, for
 * each part of y and each input by itself.
 *
 * <p>A partial product over the layers from a to b is held as tangents, a row for each of a's
 * outputs, or as adjoints, a row for each of b's; the one is the transpose of the other.
 */
final class InputJacobian {

  private final ForwardProgram forward;
  private final Graph graph;

  InputJacobian(ForwardProgram forward) {
    this.forward = forward;
    this.graph = forward.graph();
  }

  List<Block> blocks() {
    if (isChain(forward)) {
      return List.of(new Block(0, 0, graph.transpose(tangents(bracketing(forward)))));
    }
    List<Block> reverse = reverseSweep();
    if (!tangentsAreHeld()) {
      return reverse;
    }
    List<Block> tangents = forwardSweep();
    return multiplications(tangents) < multiplications(reverse) ? tangents : reverse;
  }

  /** Whether arrays can hold the tangents by all inputs. */
  private boolean tangentsAreHeld() {
    int widest = forward.layers().stream().mapToInt(it -> it.output().columns()).max().orElse(1);
    return NetworkProgram.isHeld(forward.network().inputs(), widest);
  }

  private static double multiplications(List<Block> blocks) {
    List<Node> nodes = blocks.stream().map(Block::node).toList();
    return OperationCounter.count(nodes).shared().multiplications();
  }

  /** Whether each layer multiplies what the one before it gives, and the last is the output. */
  static boolean isChain(ForwardProgram forward) {
    List<ForwardProgram.Layer> layers = forward.layers();
    Node before = forward.inputs().get(0);
    for (ForwardProgram.Layer layer : layers) {
      boolean reads =
          layer.inputs().equals(List.of(before))
              && layer.preActivation() instanceof Node.Product product
              && product.left() == before
              && product.window().isVector();
      if (!reads) {
        return false;
      }
      before = layer.output();
    }
    return forward.inputs().size() == 1 && forward.heads().equals(List.of(last(layers)));
  }

  private static ForwardProgram.Layer last(List<ForwardProgram.Layer> layers) {
    return layers.get(layers.size() - 1);
  }

  static Bracketing bracketing(ForwardProgram forward) {
    List<ForwardProgram.Layer> layers = forward.layers();
    int[] widths = new int[layers.size() + 1];
    double[] derivativePerRow = new double[layers.size() + 1];
    widths[0] = forward.inputs().get(0).columns();
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
    return output instanceof Stated ? 2.0 * output.columns() : output.columns();
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

  private List<Block> reverseSweep() {
    List<Block> blocks = new ArrayList<>();
    Set<Node> inputs = new HashSet<>(forward.inputs());
    int row = 0;
    for (Node part : Rearrangement.parts(forward.output())) {
      Node identity = graph.identity(part.shape());
      Map<Node, Node> adjoints = Adjoints.of(graph, part, identity, inputs);
      int column = 0;
      for (Node input : forward.inputs()) {
        Node zero = graph.constant(part.columns(), input.columns(), Width.WORKING, 0);
        blocks.add(new Block(row, column, adjoints.getOrDefault(input, zero)));
        column += input.columns();
      }
      row += part.columns();
    }
    return blocks;
  }

  private List<Block> forwardSweep() {
    List<Block> blocks = new ArrayList<>();
    int row = 0;
    for (Node part : Rearrangement.parts(forward.output())) {
      int column = 0;
      for (Node input : forward.inputs()) {
        Node tangent = Tangents.of(graph, input, graph.identity(input.shape()), part);
        Node zero = graph.constant(part.columns(), input.columns(), Width.WORKING, 0);
        blocks.add(new Block(row, column, tangent == null ? zero : graph.transpose(tangent)));
        column += input.columns();
      }
      row += part.columns();
    }
    return blocks;
  }

  /** The output of a layer, counted from 1; 0 is the network's input. */
  private Node after(int layer) {
    return layer == 0 ? forward.inputs().get(0) : forward.layers().get(layer - 1).output();
  }
}
