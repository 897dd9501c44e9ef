package io.github.chainrule.processor.diagnostic;

/**
 * A part of a network's declaration that can be at fault, wherever it is written.
 *
 * @param kind what is declared
 * @param index the index of the input or layer, or {@link #NONE}
 * @param attribute the attribute of the declaration at fault, empty for the whole of it
 * @param element the element of an attribute that has several, or {@link #NONE}
 */
public record Part(Kind kind, int index, String attribute, int element) {

  /** The index of what there is only one of. */
  public static final int NONE = -1;

  /** What is declared. */
  public enum Kind {
    /** The network as a whole. */
    NETWORK,
    /** One of its inputs. */
    INPUT,
    /** One of its layers. */
    LAYER,
    /** The loss of the network, or of a layer that is one of its outputs. */
    LOSS,
    /** The classes of a layer that is one of its outputs. */
    CLASSES
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
    return new Part(Kind.NETWORK, NONE, attribute, NONE);
  }

  /**
   * An input.
   *
   * @param input its index
   * @return the part
   */
  public static Part input(int input) {
    return new Part(Kind.INPUT, input, "value", NONE);
  }

  /**
   * An attribute of a layer.
   *
   * @param layer the index of the layer
   * @param attribute its name, empty for the whole layer
   * @return the part
   */
  public static Part layer(int layer, String attribute) {
    return new Part(Kind.LAYER, layer, attribute, NONE);
  }

  /**
   * An attribute of a loss.
   *
   * @param layer the index of the layer that is the output, or {@link #NONE} for the network's loss
   * @param attribute its name
   * @return the part
   */
  public static Part loss(int layer, String attribute) {
    return new Part(Kind.LOSS, layer, attribute, NONE);
  }

  /**
   * The classes of an output.
   *
   * @param layer the index of the layer that is the output
   * @return the part
   */
  public static Part classes(int layer) {
    return new Part(Kind.CLASSES, layer, "value", NONE);
  }

  /**
   * An element of the attribute.
   *
   * @param number its index
   * @return the part
   */
  public Part at(int number) {
    return new Part(kind, index, attribute, number);
  }
}
