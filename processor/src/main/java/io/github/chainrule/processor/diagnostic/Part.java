package io.github.chainrule.processor.diagnostic;

/**
 * A part of a network's declaration that can be at fault, wherever it is written.
 *
 * @param kind what is declared
 * @param layer the index of the layer, or 0
 * @param attribute the attribute of the declaration at fault, empty for the whole of it
 */
public record Part(Kind kind, int layer, String attribute) {

  /** What is declared. */
  public enum Kind {
    /** The network as a whole. */
    NETWORK,
    /** One of its layers. */
    LAYER,
    /** Its loss. */
    LOSS
  }

  /** The network as a whole. */
  public static final Part INTERFACE = network("");

  /**
   * An attribute of the network.
   *
   * @param attribute its name, empty for the whole network
   * @return the part
   */
  public static Part network(String attribute) {
    return new Part(Kind.NETWORK, 0, attribute);
  }

  /**
   * An attribute of a layer.
   *
   * @param layer the index of the layer
   * @param attribute its name
   * @return the part
   */
  public static Part layer(int layer, String attribute) {
    return new Part(Kind.LAYER, layer, attribute);
  }

  /**
   * An attribute of the loss.
   *
   * @param attribute its name
   * @return the part
   */
  public static Part loss(String attribute) {
    return new Part(Kind.LOSS, 0, attribute);
  }
}
