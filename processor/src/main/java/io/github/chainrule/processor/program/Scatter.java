package io.github.chainrule.processor.program;

import java.util.List;

/**
 * The positions of some values, each put where its tap says: added in the order of the values where
 * several meet, and one number where there is none. The adjoint of a {@link Rearrangement.Gather}.
 */
public final class Scatter extends Node {
  private final Window window;
  private final double outside;

  Scatter(Graph.Slot slot, Window window, double outside, List<Node> operands) {
    super(slot, shape(window, operands.get(0)), operands.get(0).width(), operands);
    this.window = window;
    this.outside = outside;
  }

  private static Shape shape(Window window, Node operand) {
    return new Shape(operand.rows(), window.written(), operand.features());
  }

  /** A tap for each operand. */
  public Window window() {
    return window;
  }

  /** What is where no operand is; 0 stands for nothing at all. */
  public double outside() {
    return outside;
  }

  @Override
  public boolean isComputed() {
    return true;
  }

  @Override
  public <R> R accept(NodeVisitor<R> visitor) {
    return visitor.scatter(this);
  }
}
