package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.program.Shape;
import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.DropoutSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the forward program of a network, layer by layer, each by the file of its kind. */
public final class ForwardPass {

  private final Graph graph;
  private final NetworkSpec network;
  private final ParameterLayout layout;
  private final List<Node> inputs = new ArrayList<>();
  private final List<ForwardProgram.Layer> layers = new ArrayList<>();

  /** What training leaves out, by layer; empty in evaluation. */
  private final Map<Integer, Node> masks = new HashMap<>();

  private ForwardPass(Graph graph, NetworkSpec network) {
    this.graph = graph;
    this.network = network;
    this.layout = ParameterLayout.of(network);
    boolean isOne = network.parts().size() == 1;
    Shape all = isOne ? shape(network.parts().get(0).extent()) : Shape.matrix(1, network.inputs());
    Node x = graph.source(Node.Source.Kind.INPUT, all);
    int from = 0;
    for (InputSpec part : network.parts()) {
      int size = part.extent().size();
      inputs.add(isOne ? x : graph.reshape(graph.slice(x, from, size), shape(part.extent())));
      from += size;
    }
  }

  private static Shape shape(Extent extent) {
    return new Shape(1, extent.size() / extent.channels(), extent.channels());
  }

  /** The program of a valid network, in a graph that has no nodes yet. */
  public static ForwardProgram of(Graph graph, NetworkSpec network) {
    return new ForwardPass(graph, network).program();
  }

  /** The program by which a network with masks is trained, in the graph of the other. */
  public static ForwardProgram training(Graph graph, NetworkSpec network) {
    ForwardPass pass = new ForwardPass(graph, network);
    pass.readMasks();
    return pass.program();
  }

  private void readMasks() {
    List<Integer> masked = network.masked();
    boolean isOne = masked.size() == 1;
    Shape all =
        isOne ? shape(network.extents().get(masked.get(0))) : Shape.matrix(1, network.masks());
    Node m = graph.source(Node.Source.Kind.MASK, all);
    int from = 0;
    for (int layer : masked) {
      Extent extent = network.extents().get(layer);
      int size = extent.size();
      masks.put(layer, isOne ? m : graph.reshape(graph.slice(m, from, size), shape(extent)));
      from += size;
    }
  }

  private ForwardProgram program() {
    for (int index = 0; index < network.layers().size(); index++) {
      layers.add(layer(index));
    }
    return new ForwardProgram(graph, network, layout, inputs, layers);
  }

  private ForwardProgram.Layer layer(int index) {
    graph.enter(Origin.Direction.FORWARD, index);
    LayerSpec spec = network.layers().get(index);
    List<Node> parameters = layout.of(index).stream().map(this::parameter).toList();
    List<Node> sources = spec.sources().stream().map(this::outputOf).toList();
    List<Node> read = spec.isJoining() ? List.of(graph.concatenate(sources)) : sources;
    Extent largest = network.inputOf(index);
    LayerValues values =
        spec.accept(new Kinds(largest, read, parameters, Optional.ofNullable(masks.get(index))));
    return new ForwardProgram.Layer(read, parameters, values.preActivation(), values.output());
  }

  private Node parameter(ParameterTensor tensor) {
    return graph.parameter(tensor.offset(), tensor.rows(), tensor.columns());
  }

  private Node outputOf(int source) {
    return source < 0 ? inputs.get(LayerSpec.input(source)) : layers.get(source).output();
  }

  /** Which file writes which kind of layer. */
  private final class Kinds implements LayerSpec.Visitor<LayerValues> {
    private final Extent extent;
    private final List<Node> read;
    private final List<Node> parameters;
    private final Optional<Node> mask;

    Kinds(Extent extent, List<Node> read, List<Node> parameters, Optional<Node> mask) {
      this.extent = extent;
      this.read = read;
      this.parameters = parameters;
      this.mask = mask;
    }

    @Override
    public LayerValues dense(DenseSpec layer) {
      return DenseLayer.values(graph, layer, read.get(0), parameters);
    }

    @Override
    public LayerValues conv(ConvSpec layer) {
      return ConvLayer.values(graph, layer, extent, read.get(0), parameters);
    }

    @Override
    public LayerValues pool(PoolSpec layer) {
      return PoolLayer.values(graph, layer, extent, read.get(0));
    }

    @Override
    public LayerValues globalPool(GlobalPoolSpec layer) {
      return PoolLayer.values(graph, layer, read.get(0));
    }

    @Override
    public LayerValues flatten(FlattenSpec layer) {
      Node flat = graph.flatten(read.get(0));
      return new LayerValues(flat, flat);
    }

    @Override
    public LayerValues embedding(EmbeddingSpec layer) {
      return EmbeddingLayer.values(graph, read.get(0), parameters.get(0));
    }

    @Override
    public LayerValues dropout(DropoutSpec layer) {
      return DropoutLayer.values(graph, layer, read.get(0), mask);
    }

    @Override
    public LayerValues concat(ConcatSpec layer) {
      return ConcatLayer.values(read.get(0));
    }

    @Override
    public LayerValues elementwise(ElementwiseSpec layer) {
      return ElementwiseLayer.values(graph, layer, read);
    }

    @Override
    public LayerValues activate(ActivateSpec layer) {
      return ActivateLayer.values(graph, layer, read.get(0));
    }

    @Override
    public LayerValues slice(SliceSpec layer) {
      return SliceLayer.values(graph, layer, read.get(0));
    }

    @Override
    public LayerValues layerNorm(LayerNormSpec layer) {
      return LayerNormLayer.values(graph, layer, read.get(0), parameters);
    }

    @Override
    public LayerValues batchNorm(BatchNormSpec layer) {
      return BatchNormLayer.values(graph, layer, read.get(0), parameters);
    }
  }
}
