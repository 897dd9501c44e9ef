package io.github.chainrule.runtime.internal;

import io.github.chainrule.runtime.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The layers whose parameters stay as they are, by their names. Immutable. */
public final class FrozenLayers {
  private final Set<String> frozen;

  /**
   * Freezes layers.
   *
   * @param layers their names
   * @throws NullPointerException if one is null
   */
  public FrozenLayers(String... layers) {
    Settings.allPresent("layers", layers);
    frozen = new TreeSet<>(Arrays.asList(layers));
  }

  /**
   * Whether a layer is frozen.
   *
   * @param layer the layer
   * @return whether its name is one of those
   */
  public boolean contains(Layer layer) {
    return frozen.contains(layer.name());
  }

  /**
   * Refuses names that no layer has, and to freeze all layers.
   *
   * @param layers the layers of a model
   * @throws IllegalArgumentException if a name is none of theirs, or if all are frozen
   */
  public void check(List<Layer> layers) {
    List<String> names = new ArrayList<>();
    for (Layer layer : layers) {
      if (!layer.tensors().isEmpty()) {
        names.add(layer.name());
      }
    }
    for (String name : frozen) {
      if (!names.contains(name)) {
        throw Unexpected.argument("freeze", NearestName.hint(name, names), name);
      }
    }
    if (frozen.size() == names.size()) {
      throw Unexpected.argument("freeze", "a layer left to train", names);
    }
  }
}
