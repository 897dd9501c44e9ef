package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import java.util.List;

/**
 * A validated network: everything that the later stages know of the annotated interface.
 *
 * @param name what the interface is called and where the generated classes go
 * @param inputs the width of the network's input, at least 1
 * @param layers the layers in network order, at least one; the last is the output layer
 */
public record NetworkSpec(
    InterfaceName name,
    int inputs,
    Precision precision,
    Emission emission,
    List<LayerSpec> layers,
    LossFunction loss) {

  public NetworkSpec {
    layers = List.copyOf(layers);
  }

  /** The width of the network's output. */
  public int outputs() {
    return outputLayer().units();
  }

  public LayerSpec outputLayer() {
    return layers.get(layers.size() - 1);
  }

  /** The width of layer {@code index}'s input: the sum of the widths of its sources. */
  public int inputsOf(int index) {
    int width = 0;
    for (int source : layers.get(index).sources()) {
      width += source == LayerSpec.NETWORK_INPUT ? inputs : layers.get(source).units();
    }
    return width;
  }
}
