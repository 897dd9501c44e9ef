package io.github.chainrule.runtime.internal;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ParameterTensor;
import java.util.List;

/** Which inputs of a model are codes, and how many codes there are for each. */
public final class CodeLimits {
  private CodeLimits() {}

  /**
   * Finds the codes that a model's layers look up.
   *
   * @param layers all layers
   * @param inputs the number of inputs
   * @return for each input, the number of codes that it is one of; 0 for one that is no code
   */
  public static int[] of(List<Layer> layers, int inputs) {
    int[] limits = new int[inputs];
    for (Layer layer : layers) {
      for (int place : layer.codes()) {
        int rows = rows(layers, layer);
        limits[place] = limits[place] == 0 ? rows : Math.min(limits[place], rows);
      }
    }
    return limits;
  }

  /**
   * Finds the layer that sets the limit of a code.
   *
   * @param layers all layers
   * @param input the index of a code in x
   * @return the name of the layer that looks it up, of several the first of the smallest table
   * @throws IllegalArgumentException if no layer looks it up
   */
  public static String layerOf(List<Layer> layers, int input) {
    Layer found = null;
    for (Layer layer : layers) {
      for (int place : layer.codes()) {
        if (place == input && (found == null || rows(layers, layer) < rows(layers, found))) {
          found = layer;
        }
      }
    }
    if (found == null) {
      throw new IllegalArgumentException("input " + input + ": no code");
    }
    return found.name();
  }

  /** The rows of the table that a layer looks codes up in, which may be another's. */
  private static int rows(List<Layer> layers, Layer layer) {
    for (Layer owner : layers) {
      boolean isOwner = owner == layer || owner.name().equals(layer.shares());
      for (ParameterTensor tensor : owner.tensors()) {
        if (isOwner) {
          return tensor.shape()[0];
        }
      }
    }
    throw new IllegalArgumentException(layer.name() + ": no table");
  }
}
