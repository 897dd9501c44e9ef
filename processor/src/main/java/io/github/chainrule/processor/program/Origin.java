package io.github.chainrule.processor.program;

/**
 * What part of the network a node was made for: lowering chooses its strategy, its names and its
 * comments by it.
 *
 * @param layer the index of the layer, or {@link #NO_LAYER}
 */
public record Origin(Direction direction, int layer) {

  /** The layer of what belongs to none. */
  public static final int NO_LAYER = -1;

  /** Which pass over the network. */
  public enum Direction {
    FORWARD,
    LOSS,
    /** Adjoints, from the outputs back. */
    BACKWARD,
    /** Tangents, from the inputs on. */
    TANGENT
  }

  static final Origin NETWORK = new Origin(Direction.FORWARD, NO_LAYER);
}
