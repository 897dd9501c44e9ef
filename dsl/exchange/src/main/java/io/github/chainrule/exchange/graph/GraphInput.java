package io.github.chainrule.exchange.graph;

/**
 * A value that a model is given.
 *
 * @param shape its dimensions as the file has them; {@link #UNKNOWN} where it leaves one open
 */
public record GraphInput(String name, int[] shape) {
  public static final int UNKNOWN = -1;
}
