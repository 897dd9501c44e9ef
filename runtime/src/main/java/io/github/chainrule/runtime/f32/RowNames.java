package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ParameterTensor;
import java.util.List;

/**
 * Turns the index of a derivative into the name by which a user knows it: the layer, weight or bias
 * and units of a parameter, or the number of an input, and in a Jacobian the output.
 */
final class RowNames {
  private static final int NO_OUTPUT = -1;

  /** Null if the row's elements are inputs. */
  private final List<Layer> layers;

  private final int output;

  private RowNames(List<Layer> layers, int output) {
    this.layers = layers;
    this.output = output;
  }

  static RowNames inputs() {
    return new RowNames(null, NO_OUTPUT);
  }

  static RowNames parameters(List<Layer> layers) {
    return new RowNames(layers, NO_OUTPUT);
  }

  /** Names of the same elements in one row of a Jacobian. */
  RowNames of(int output) {
    return new RowNames(layers, output);
  }

  /** Names an element, such as {@code output 1 by hidden: weight 2 -> 7 (parameter 39)}. */
  String name(int index) {
    String name = layers == null ? "input " + index : parameter(index);
    return output == NO_OUTPUT ? name : "output " + output + " by " + name;
  }

  private String parameter(int index) {
    for (Layer layer : layers) {
      for (ParameterTensor tensor : layer.tensors()) {
        if (tensor.contains(index)) {
          return layer.name() + ": " + tensor.element(index) + " (parameter " + index + ")";
        }
      }
    }
    return "parameter " + index;
  }
}
