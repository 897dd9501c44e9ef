package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The forward pass of a network: for each layer the pre-activations v and the outputs y = φ(v).
 *
 * @param inputs the network's inputs, which together are x
 */
public record ForwardProgram(
    Graph graph,
    NetworkSpec network,
    ParameterLayout layout,
    List<Node> inputs,
    List<Layer> layers) {

  /**
   * One layer's nodes.
   *
   * @param inputs the values that it reads: one, or one a source if it does not join them
   * @param parameters in the order of their tensors
   */
  public record Layer(List<Node> inputs, List<Node> parameters, Node preActivation, Node output) {

    public Layer {
      inputs = List.copyOf(inputs);
      parameters = List.copyOf(parameters);
    }

    /** What the layer reads; of several values, the first. */
    public Node input() {
      return inputs.get(0);
    }
  }

  public ForwardProgram {
    inputs = List.copyOf(inputs);
    layers = List.copyOf(layers);
  }

  /** A tensor of parameters. */
  public Node parameter(ParameterTensor tensor) {
    return graph.parameter(tensor.offset(), tensor.rows(), tensor.columns());
  }

  /** The layers that are outputs, in their order. */
  public List<Layer> heads() {
    return network.heads().stream().map(head -> layers.get(head.layer())).toList();
  }

  /** The network's output y: the heads one after another. */
  public Node output() {
    return heads().size() == 1
        ? heads().get(0).output()
        : graph.concatenate(heads().stream().map(Layer::output).map(graph::flatten).toList());
  }

  /**
   * The part of a source with a place for each output that belongs to a head: of targets, seeds or
   * deltas.
   */
  public Node partOf(Node.Source.Kind kind, int head) {
    int from = 0;
    for (int before = 0; before < head; before++) {
      from += heads().get(before).output().columns();
    }
    Node own = heads().get(head).output();
    return graph.reshape(partOf(source(kind), from, own.columns()), own.shape());
  }

  /** A single head has all of it, in its own shape. */
  private Node partOf(Node whole, int from, int columns) {
    return heads().size() == 1 ? whole : graph.slice(whole, from, columns);
  }

  /** The network's input as a whole. */
  public Node x() {
    int inputs = network.inputs();
    Shape shape = this.inputs.size() == 1 ? this.inputs.get(0).shape() : Shape.matrix(1, inputs);
    return graph.source(Node.Source.Kind.INPUT, shape);
  }

  /** A source with a place for each output. */
  public Node source(Node.Source.Kind kind) {
    return graph.source(kind, output().shape());
  }

  /** The loss E of one head, without its weight, computed in the given width. */
  public Node loss(int head, Width width) {
    HeadSpec spec = network.heads().get(head);
    graph.enter(Origin.Direction.LOSS, spec.layer());
    Layer layer = layers.get(spec.layer());
    return new LossRules(
            graph,
            network.layerOf(spec).activation(),
            layer.preActivation(),
            layer.output(),
            partOf(Node.Source.Kind.TARGET, head))
        .value(spec.loss(), width);
  }

  /** The network's loss E = Σ weight · E_head, computed in the given width. */
  public Node loss(Width width) {
    List<Node> losses = new ArrayList<>();
    Scalar sum = null;
    for (int head = 0; head < network.heads().size(); head++) {
      losses.add(loss(head, width));
      Scalar weight = graph.scalars().constant(network.heads().get(head).weight());
      Scalar part = graph.scalars().multiply(weight, graph.argument(head));
      sum = sum == null ? part : graph.scalars().add(sum, part);
    }
    return graph.map(sum, width, losses);
  }
}
