package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Width;

/** Stands in the expression of a {@link Node.Map} for an element of the operand with this index. */
public record Argument(int index) implements Leaf {

  @Override
  public Width width() {
    return Width.WORKING;
  }
}
