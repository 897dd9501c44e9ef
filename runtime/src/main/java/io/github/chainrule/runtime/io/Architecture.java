package io.github.chainrule.runtime.io;

import io.github.chainrule.runtime.DenseLayer;
import io.github.chainrule.runtime.Layer;
import java.util.List;

/** Writes the layers of a network as one line of text, so that files can be told apart. */
public final class Architecture {
  private Architecture() {}

  /**
   * Describes layers.
   *
   * @param layers the layers in the order of the network
   * @return such as {@code hidden: 4 -> 16, TANH; species: 16 -> 3, SOFTMAX}; a layer without
   *     biases ends with {@code , no bias}, one that reads others than the layer before with {@code
   *     , of a, b}, and one that uses another's parameters with {@code , sharing a}
   */
  public static String of(List<Layer> layers) {
    StringBuilder result = new StringBuilder();
    for (int index = 0; index < layers.size(); index++) {
      Layer layer = layers.get(index);
      result.append(index == 0 ? "" : "; ").append(DenseLayer.text(layer));
      if (!readsTheOneBefore(layers, index)) {
        String separator = ", of ";
        for (String source : layer.sources()) {
          result.append(separator).append(source);
          separator = ", ";
        }
      }
      if (!layer.shares().isEmpty()) {
        result.append(", sharing ").append(layer.shares());
      }
    }
    return result.toString();
  }

  /** What a single input is called is no part of the architecture. */
  private static boolean readsTheOneBefore(List<Layer> layers, int index) {
    List<String> sources = layers.get(index).sources();
    if (sources.isEmpty()) {
      return true;
    }
    return sources.size() == 1
        && (index == 0 || sources.get(0).equals(layers.get(index - 1).name()));
  }
}
