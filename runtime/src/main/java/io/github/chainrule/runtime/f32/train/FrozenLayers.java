package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.Unexpected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The layers whose parameters stay as they are, by their names. Immutable. */
final class FrozenLayers {
  private final Set<String> frozen;

  FrozenLayers(String... layers) {
    frozen = new TreeSet<>(Arrays.asList(layers));
  }

  boolean contains(Layer layer) {
    return frozen.contains(layer.name());
  }

  /** Refuses names that no layer has, and to freeze all layers. */
  void check(List<Layer> layers) {
    List<String> names = new ArrayList<>();
    for (Layer layer : layers) {
      names.add(layer.name());
    }
    for (String name : frozen) {
      if (!names.contains(name)) {
        throw Unexpected.argument("freeze", "layers of " + names, name);
      }
    }
    if (frozen.size() == names.size()) {
      throw Unexpected.argument("freeze", "a layer left to train", names);
    }
  }
}
