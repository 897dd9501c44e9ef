package io.github.chainrule.runtime.io;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the layers of a network are called in a file of another maker, such as the state dict of a
 * module whose attributes have other names. Immutable.
 */
@CheckReturnValue
public final class Names {
  private final Map<String, String> byLayer;

  private Names(Map<String, String> byLayer) {
    this.byLayer = Collections.unmodifiableMap(byLayer);
  }

  /**
   * The name of one layer; all others are called in the file as in the network.
   *
   * @param layer the layer's name in the network
   * @param inFile its name in the file, before {@code .weight} and {@code .bias}
   * @return the names
   * @throws NullPointerException if an argument is null
   */
  public static Names of(String layer, String inFile) {
    return new Names(new LinkedHashMap<String, String>()).and(layer, inFile);
  }

  /**
   * The same names and that of one layer more.
   *
   * @param layer the layer's name in the network
   * @param inFile its name in the file
   * @return the names
   * @throws IllegalArgumentException if the layer has a name already
   * @throws NullPointerException if an argument is null
   */
  public Names and(String layer, String inFile) {
    if (layer == null) {
      throw new NullPointerException("layer");
    }
    if (inFile == null) {
      throw new NullPointerException("inFile");
    }
    Map<String, String> more = new LinkedHashMap<String, String>(byLayer);
    if (more.put(layer, inFile) != null) {
      throw Unexpected.argument("layer", "each layer once", layer);
    }
    return new Names(more);
  }

  /**
   * The names by layer.
   *
   * @return an unmodifiable map in the order in which they were given
   */
  public Map<String, String> byLayer() {
    return byLayer;
  }

  /** Reads {@code {hidden=mlp_extractor.policy_net.0}}. */
  @Override
  public String toString() {
    return byLayer.toString();
  }
}
