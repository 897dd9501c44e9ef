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
   *     biases ends with {@code , no bias}
   */
  public static String of(List<Layer> layers) {
    StringBuilder result = new StringBuilder();
    for (Layer layer : layers) {
      result.append(result.length() == 0 ? "" : "; ").append(DenseLayer.text(layer));
    }
    return result.toString();
  }
}
