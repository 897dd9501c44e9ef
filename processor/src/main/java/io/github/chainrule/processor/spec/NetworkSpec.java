package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as it is declared: everything that the later stages know of the annotated interface.
 *
 * @param name what the interface is called and where the generated classes go
 * @param inputs the width of the network's input
 * @param layers the layers in network order; the last is the output layer
 * @param extents what each layer gives, in their order
 */
public record NetworkSpec(
    InterfaceName name,
    int inputs,
    Precision precision,
    Emission emission,
    List<LayerSpec> layers,
    LossSpec loss,
    List<Extent> extents) {

  public NetworkSpec {
    layers = List.copyOf(layers);
    extents = List.copyOf(extents);
  }

  /** A network whose extents follow from its layers. */
  public NetworkSpec(
      InterfaceName name,
      int inputs,
      Precision precision,
      Emission emission,
      List<LayerSpec> layers,
      LossSpec loss) {
    this(name, inputs, precision, emission, layers, loss, extents(inputs, layers));
  }

  private static List<Extent> extents(int inputs, List<LayerSpec> layers) {
    List<Extent> extents = new ArrayList<>();
    for (LayerSpec layer : layers) {
      extents.add(layer.extent(joined(inputs, extents, layer)));
    }
    return extents;
  }

  /** What a layer's sources give, side by side along the channels. */
  private static Extent joined(int inputs, List<Extent> extents, LayerSpec layer) {
    Extent first = null;
    int channels = 0;
    for (int source : layer.sources()) {
      Extent extent =
          source == LayerSpec.NETWORK_INPUT ? Extent.vector(inputs) : extents.get(source);
      first = first == null ? extent : first;
      channels += extent.channels();
    }
    return new Extent(first.positions(), channels);
  }

  /** The number of values in the network's output. */
  public int outputs() {
    return extents.get(layers.size() - 1).size();
  }

  public LayerSpec outputLayer() {
    return layers.get(layers.size() - 1);
  }

  /** What a layer reads. */
  public Extent inputOf(int layer) {
    return joined(inputs, extents, layers.get(layer));
  }

  /** A layer's parameters. */
  public List<TensorSpec> tensorsOf(int layer) {
    return layers.get(layer).tensors(inputOf(layer));
  }
}
