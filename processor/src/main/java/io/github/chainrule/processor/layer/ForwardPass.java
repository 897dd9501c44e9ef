package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LayerVisitor;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;

/** Writes the forward program of a network, layer by layer, each by the file of its kind. */
public final class ForwardPass {

  private final Graph graph;
  private final NetworkSpec network;
  private final ParameterLayout layout;
  private final Node input;
  private final List<ForwardProgram.Layer> layers = new ArrayList<>();

  private ForwardPass(Graph graph, NetworkSpec network) {
    this.graph = graph;
    this.network = network;
    this.layout = ParameterLayout.of(network);
    this.input = graph.source(Node.Source.Kind.INPUT, network.inputs());
  }

  /** The program of a valid network, in a graph that has no nodes yet. */
  public static ForwardProgram of(Graph graph, NetworkSpec network) {
    ForwardPass pass = new ForwardPass(graph, network);
    for (int index = 0; index < network.layers().size(); index++) {
      pass.layers.add(pass.layer(index));
    }
    return new ForwardProgram(graph, network, pass.layout, pass.input, pass.layers);
  }

  private ForwardProgram.Layer layer(int index) {
    graph.enter(Origin.Direction.FORWARD, index);
    LayerSpec spec = network.layers().get(index);
    List<Node> parameters = layout.of(index).stream().map(this::parameter).toList();
    Node from = graph.concatenate(spec.sources().stream().map(this::outputOf).toList());
    LayerValues values = spec.accept(new Kinds(from, parameters));
    return new ForwardProgram.Layer(from, parameters, values.preActivation(), values.output());
  }

  private Node parameter(ParameterTensor tensor) {
    return graph.parameter(tensor.offset(), tensor.rows(), tensor.columns());
  }

  private Node outputOf(int source) {
    return source == LayerSpec.NETWORK_INPUT ? input : layers.get(source).output();
  }

  /** Which file writes which kind of layer. */
  private final class Kinds implements LayerVisitor<LayerValues> {
    private final Node from;
    private final List<Node> parameters;

    Kinds(Node from, List<Node> parameters) {
      this.from = from;
      this.parameters = parameters;
    }

    @Override
    public LayerValues dense(DenseSpec layer) {
      return DenseLayer.values(graph, layer, from, parameters);
    }
  }
}
