package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.List;

/**
 * The forward pass of a network: for each layer the pre-activations v = Wᵀ y_prev + b and the
 * outputs y = φ(v).
 */
public record ForwardProgram(
    Graph graph, NetworkSpec network, ParameterLayout layout, Node input, List<Layer> layers) {

  /** One layer's nodes; its parameters are in the order of their tensors. */
  public record Layer(Node input, List<Node> parameters, Node preActivation, Node output) {}

  public ForwardProgram {
    layers = List.copyOf(layers);
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
            graph,
            network.outputLayer().activation().constant(),
            last.preActivation(),
            last.output())
        .value(network.loss().constant(), width);
  }
}
