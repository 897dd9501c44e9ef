package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The forward pass of a network: for each layer the pre-activations v = Wᵀ y_prev + b and the
 * outputs y = φ(v).
 */
public final class ForwardProgram {

  /** One layer's nodes; {@code biases} is null for a layer without. */
  public record Layer(Node input, Node weights, Node biases, Node preActivation, Node output) {}

  private final Graph graph;
  private final NetworkSpec network;
  private final ParameterLayout layout;
  private final Node input;
  private final List<Layer> layers = new ArrayList<>();

  public ForwardProgram(Graph graph, NetworkSpec network) {
    this.graph = graph;
    this.network = network;
    this.layout = ParameterLayout.of(network);
    this.input = graph.source(Node.Source.Kind.INPUT, network.inputs());
    for (int index = 0; index < network.layers().size(); index++) {
      layers.add(layer(index));
    }
  }

  private Layer layer(int index) {
    graph.enter(Origin.Direction.FORWARD, index);
    LayerSpec spec = network.layers().get(index);
    ParameterLayout.Block block = layout.blocks().get(index);
    Node weights = graph.parameter(block.weightsOffset(), block.inputs(), block.units());
    Node biases = block.hasBias() ? graph.parameter(block.biasOffset(), 1, block.units()) : null;
    Node from = graph.concatenate(spec.sources().stream().map(this::outputOf).toList());
    Node preActivation = graph.product(from, weights, false, biases);
    Node output = new ActivationRules(graph).apply(spec.activation(), preActivation);
    return new Layer(from, weights, biases, preActivation, output);
  }

  private Node outputOf(int source) {
    return source == LayerSpec.NETWORK_INPUT ? input : layers.get(source).output();
  }

  public Graph graph() {
    return graph;
  }

  public NetworkSpec network() {
    return network;
  }

  public ParameterLayout layout() {
    return layout;
  }

  public Node input() {
    return input;
  }

  public List<Layer> layers() {
    return List.copyOf(layers);
  }

  public Layer outputLayer() {
    return layers.get(layers.size() - 1);
  }

  /** The network's output y. */
  public Node output() {
    return outputLayer().output();
  }

  /** The network's loss E of y and the target, computed in the given width. */
  public Node loss(Width width) {
    graph.enter(Origin.Direction.LOSS, network.layers().size() - 1);
    Layer last = outputLayer();
    return new LossRules(
            graph, network.outputLayer().activation(), last.preActivation(), last.output())
        .value(network.loss(), width);
  }
}
