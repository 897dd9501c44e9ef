package io.github.chainrule.processor.program;

import java.util.List;
import java.util.stream.Stream;

/**
 * For each row of some values, a flattened table of zeros to whose rows the values are added: each
 * position to the row that its code chooses, in the order of the values and their positions. The
 * adjoint of {@link Lookup}.
 */
public final class RowScatter extends Node {
  private final List<Part> parts;
  private final int tableRows;

  /** Values, and at each of their positions the integer that says where they go. */
  public record Part(Node codes, Node values) {}

  RowScatter(Graph.Slot slot, List<Part> parts, int tableRows) {
    super(
        slot,
        shape(parts.get(0).values(), tableRows),
        parts.get(0).values().width(),
        parts.stream().flatMap(part -> Stream.of(part.codes(), part.values())).toList());
    this.parts = List.copyOf(parts);
    this.tableRows = tableRows;
  }

  private static Shape shape(Node values, int tableRows) {
    return Shape.matrix(values.rows(), Math.multiplyExact(tableRows, values.features()));
  }

  public List<Part> parts() {
    return parts;
  }

  /** What is added, without the codes. */
  public List<Node> values() {
    return parts.stream().map(Part::values).toList();
  }

  /** The number of rows of the table. */
  public int tableRows() {
    return tableRows;
  }

  @Override
  public boolean isComputed() {
    return true;
  }

  @Override
  public <R> R accept(NodeVisitor<R> visitor) {
    return visitor.rowScatter(this);
  }
}
