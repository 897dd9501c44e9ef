package io.github.chainrule.processor.program;

import java.util.List;

/**
 * A value whose derivative by {@code argument} is stated instead of derived, because the derived
 * one would cancel badly or cost more. Verification proves that the two agree.
 */
public final class Stated extends Node {
  private final StatedDerivative derivative;

  Stated(Graph.Slot slot, Node value, Node argument, StatedDerivative derivative) {
    super(slot, value.shape(), value.width(), List.of(value, argument));
    this.derivative = derivative;
  }

  public Node value() {
    return operands().get(0);
  }

  public Node argument() {
    return operands().get(1);
  }

  public StatedDerivative derivative() {
    return derivative;
  }

  @Override
  public <R> R accept(NodeVisitor<R> visitor) {
    return visitor.stated(this);
  }
}
