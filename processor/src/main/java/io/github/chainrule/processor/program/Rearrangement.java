package io.github.chainrule.processor.program;

import java.util.List;

/** A node that computes nothing: it shows the elements of its operands in other places. */
public abstract sealed class Rearrangement extends Node {

  private Rearrangement(Graph.Slot slot, int rows, int columns, List<Node> operands) {
    super(slot, rows, columns, operands.get(0).width(), operands);
  }

  /** What is rearranged; of several operands, the first. */
  public final Node operand() {
    return operands().get(0);
  }

  /** The square matrix with a vector on its diagonal. */
  public static final class Diagonal extends Rearrangement {

    Diagonal(Graph.Slot slot, Node vector) {
      super(slot, vector.columns(), vector.columns(), List.of(vector));
    }

    public Node vector() {
      return operand();
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.diagonal(this);
    }
  }

  /** Rows and columns exchanged. */
  public static final class Transpose extends Rearrangement {

    Transpose(Graph.Slot slot, Node operand) {
      super(slot, operand.columns(), operand.rows(), List.of(operand));
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.transpose(this);
    }
  }

  /** One row or column, or both, repeated. */
  public static final class Broadcast extends Rearrangement {

    Broadcast(Graph.Slot slot, Node operand, Shape shape) {
      super(slot, shape.rows(), shape.columns(), List.of(operand));
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.broadcast(this);
    }
  }

  /** Some neighbouring columns. */
  public static final class Slice extends Rearrangement {
    private final int from;

    Slice(Graph.Slot slot, Node operand, int from, int columns) {
      super(slot, operand.rows(), columns, List.of(operand));
      this.from = from;
    }

    /** The first column. */
    public int from() {
      return from;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /** The columns of all operands, one after another. */
  public static final class Concatenation extends Rearrangement {

    Concatenation(Graph.Slot slot, int columns, List<Node> operands) {
      super(slot, operands.get(0).rows(), columns, operands);
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.concatenation(this);
    }
  }
}
