package io.github.chainrule.processor.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each layer's weights and biases lie in the one flat array of parameters: per layer in
 * order, weights row-major {@code [in][out]}, then the biases if the layer has them.
 */
public record ParameterLayout(List<Block> blocks, int size) {

  /**
   * One layer's share of the array.
   *
   * @param biasOffset the offset of the biases, or {@link #NO_BIAS}
   */
  public record Block(int inputs, int units, int weightsOffset, int biasOffset) {

    public boolean hasBias() {
      return biasOffset != NO_BIAS;
    }
  }

  /** The bias offset of a layer without biases. */
  public static final int NO_BIAS = -1;

  public ParameterLayout {
    blocks = List.copyOf(blocks);
  }

  /**
   * Lays the parameters out.
   *
   * @throws ArithmeticException if there are more than an array can hold; the reader refuses such
   *     networks by {@link #count}
   */
  public static ParameterLayout of(NetworkSpec network) {
    Math.toIntExact(count(network));
    List<Block> blocks = new ArrayList<>();
    int offset = 0;
    for (int index = 0; index < network.layers().size(); index++) {
      LayerSpec layer = network.layers().get(index);
      int inputs = network.inputsOf(index);
      int biases = offset + inputs * layer.units();
      blocks.add(new Block(inputs, layer.units(), offset, layer.bias() ? biases : NO_BIAS));
      offset = biases + (layer.bias() ? layer.units() : 0);
    }
    return new ParameterLayout(blocks, offset);
  }

  /** The number of parameters, saturating, however large the network. */
  public static long count(NetworkSpec network) {
    double count = 0;
    for (int index = 0; index < network.layers().size(); index++) {
      LayerSpec layer = network.layers().get(index);
      count += (network.inputsOf(index) + (layer.bias() ? 1.0 : 0.0)) * layer.units();
    }
    return (long) count;
  }
}
