package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Layer;
import java.util.List;

/**
 * Where the outputs of layers are that a forward pass leaves one after another, and which of them a
 * dense layer multiplies.
 */
final class LayerSources {
  /** What a layer multiplies is the network's input. */
  static final int INPUT = -1;

  /** A layer reads several values, or does something else than multiply one. */
  static final int SEVERAL = -2;

  private final int[] first;
  private final int[] of;

  /** Of the layers of a network that has so many inputs. */
  LayerSources(List<Layer> layers, int inputs) {
    first = new int[layers.size() + 1];
    of = new int[layers.size()];
    for (int l = 0; l < of.length; l++) {
      int units = 1;
      for (int length : layers.get(l).shape()) {
        units *= length;
      }
      first[l + 1] = first[l] + units;
      of[l] = source(layers, l, inputs);
    }
  }

  private int source(List<Layer> layers, int index, int inputs) {
    Layer layer = layers.get(index);
    List<String> names = layer.sources();
    if (!layer.kind().equals("Dense") || names.size() > 1 || layer.shape().length > 1) {
      return SEVERAL;
    }
    if (names.isEmpty()) {
      return index == 0 ? INPUT : first[index - 1];
    }
    for (int l = 0; l < index; l++) {
      if (layers.get(l).name().equals(names.get(0))) {
        return first[l];
      }
    }
    return layer.inputs() == inputs ? INPUT : SEVERAL;
  }

  /** The number of outputs of all layers. */
  int units() {
    return first[of.length];
  }

  /** The number of outputs of a layer. */
  int units(int layer) {
    return first[layer + 1] - first[layer];
  }

  /** The index of a layer's first output. */
  int first(int layer) {
    return first[layer];
  }

  /** The index of the first output that a layer multiplies, or one of the constants. */
  int of(int layer) {
    return of[layer];
  }

  /** Whether each layer multiplies the outputs of the one before. */
  boolean chain() {
    boolean chain = true;
    for (int l = 0; l < of.length; l++) {
      chain &= of[l] == (l == 0 ? INPUT : first[l - 1]);
    }
    return chain;
  }
}
