package io.github.chainrule.exchange.keras;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.tensor.Tensor;

/** The weights of the layers of a model, wherever they are in its file. */
interface KerasWeights {
  /**
   * Weights of a layer.
   *
   * @param layer the layer's name
   * @param role what they are called in version 2, such as {@code kernel}
   * @param index the how many-th of the layer they are, which is what version 3 calls them
   * @throws DamagedFileException if there are none
   */
  Tensor of(String layer, String role, int index) throws DamagedFileException;

  /** The weights of the layers of a model that stands in this one as a layer. */
  KerasWeights inside(String layer);
}
