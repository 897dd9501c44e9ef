package io.github.chainrule.processor.program;

import java.util.List;

/**
 * Rows of a table: at each position the one that an integer chooses, y[q] = table[codes[q]]. The
 * integers are data, and nothing is derived by them.
 */
public final class Lookup extends Node {

  Lookup(Graph.Slot slot, Node codes, Node table) {
    super(
        slot,
        new Shape(1, codes.positions(), table.columns()),
        table.width(),
        List.of(codes, table));
  }

  /** One integer at each position, from 0 to before the table's number of rows. */
  public Node codes() {
    return operands().get(0);
  }

  public Node table() {
    return operands().get(1);
  }

  @Override
  public boolean isComputed() {
    return true;
  }

  @Override
  public <R> R accept(NodeVisitor<R> visitor) {
    return visitor.lookup(this);
  }
}
