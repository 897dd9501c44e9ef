package io.github.chainrule.runtime;

import java.util.AbstractList;
import java.util.RandomAccess;

/** The layers of a network, in network order; nobody can change the list. */
public final class LayerList extends AbstractList<Layer> implements RandomAccess {
  private final Layer[] layers;

  /**
   * Makes a list.
   *
   * @param layers the layers, copied
   */
  public LayerList(Layer... layers) {
    this.layers = layers.clone();
  }

  @Override
  public Layer get(int index) {
    return layers[index];
  }

  @Override
  public int size() {
    return layers.length;
  }
}
