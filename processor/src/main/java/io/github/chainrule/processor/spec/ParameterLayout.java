package io.github.chainrule.processor.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the parameters of a network lie in the one flat array: layer by layer, in each its tensors
 * one after another, row-major.
 *
 * @param layers each layer's tensors
 * @param size the number of parameters
 */
public record ParameterLayout(List<List<ParameterTensor>> layers, int size) {

  public ParameterLayout {
    layers = List.copyOf(layers);
  }

  /**
   * Lays the parameters out.
   *
   * @throws ArithmeticException if there are more than an array can hold; {@link NetworkRules}
   *     refuse such networks by {@link #count}
   */
  public static ParameterLayout of(NetworkSpec network) {
    Math.toIntExact(count(network));
    List<List<ParameterTensor>> layers = new ArrayList<>();
    int offset = 0;
    for (int layer = 0; layer < network.layers().size(); layer++) {
      List<ParameterTensor> tensors = new ArrayList<>();
      for (TensorSpec spec : network.tensorsOf(layer)) {
        ParameterTensor tensor = new ParameterTensor(layer, spec, offset);
        tensors.add(tensor);
        offset = tensor.end();
      }
      layers.add(List.copyOf(tensors));
    }
    return new ParameterLayout(layers, offset);
  }

  /** The number of parameters, saturating, however large the network. */
  public static long count(NetworkSpec network) {
    double count = 0;
    for (int layer = 0; layer < network.layers().size(); layer++) {
      for (TensorSpec tensor : network.tensorsOf(layer)) {
        count += tensor.size();
      }
    }
    return (long) count;
  }

  /** A layer's tensors. */
  public List<ParameterTensor> of(int layer) {
    return layers.get(layer);
  }

  /** All tensors, in ascending order of their offsets. */
  public List<ParameterTensor> tensors() {
    return layers.stream().flatMap(List::stream).toList();
  }

  /** The tensor that a parameter is an element of. */
  public ParameterTensor tensorAt(int parameter) {
    return tensors().stream()
        .filter(tensor -> tensor.contains(parameter))
        .findFirst()
        .orElseThrow();
  }
}
