package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;

/**
 * A value of a program: a matrix of fixed shape, {@code rows × columns}.
 *
 * <p>What a network computes for one sample has one row. Derivatives of several outputs, or by
 * several inputs, have one row for each, so that the same rules serve gradients and Jacobians.
 * Nodes are made by {@link Graph} only, hash-consed, and compared by identity; ids ascend in
 * topological order.
 */
public abstract sealed class Node
    permits Node.Source,
        Node.Parameter,
        Node.Constant,
        Node.Product,
        Node.Outer,
        Node.Map,
        Node.Reduction,
        Node.Stated,
        Rearrangement {

  private final int id;
  private final int rows;
  private final int columns;
  private final Width width;
  private final Origin origin;
  private final List<Node> operands;

  Node(Graph.Slot slot, int rows, int columns, Width width, List<Node> operands) {
    this.id = slot.id();
    this.origin = slot.origin();
    this.rows = rows;
    this.columns = columns;
    this.width = width;
    this.operands = List.copyOf(operands);
  }

  public final int id() {
    return id;
  }

  public final int rows() {
    return rows;
  }

  public final int columns() {
    return columns;
  }

  public final int size() {
    return Math.multiplyExact(rows, columns);
  }

  public final Width width() {
    return width;
  }

  /** What part of the network the node was made for. */
  public final Origin origin() {
    return origin;
  }

  public final List<Node> operands() {
    return operands;
  }

  /** Whether the node takes computing; all others only rearrange what there is. */
  public boolean isComputed() {
    return false;
  }

  public abstract <R> R accept(NodeVisitor<R> visitor);

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "#" + id + "[" + rows + "x" + columns + "]";
  }

  /** A vector from outside the program. */
  public static final class Source extends Node {

    /** Which of the vectors. */
    public enum Kind {
      /** The network's input x. */
      INPUT,
      /** The target t of the loss. */
      TARGET,
      /** The seed e = ∂E/∂y of a target function of the user's own. */
      SEED,
      /** The output layer's delta δ = ∂E/∂v, however it was come by. */
      DELTA
    }

    private final Source.Kind kind;

    Source(Graph.Slot slot, Source.Kind kind, int columns) {
      super(slot, 1, columns, Width.WORKING, List.of());
      this.kind = kind;
    }

    public Source.Kind kind() {
      return kind;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.source(this);
    }
  }

  /** A tensor of parameters: weights {@code [in][out]}, or biases as one row. */
  public static final class Parameter extends Node {
    private final int offset;

    Parameter(Graph.Slot slot, int offset, int rows, int columns) {
      super(slot, rows, columns, Width.WORKING, List.of());
      this.offset = offset;
    }

    /** Where the tensor starts in the flat array of parameters. */
    public int offset() {
      return offset;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.parameter(this);
    }
  }

  /** A matrix with the same number everywhere. */
  public static final class Constant extends Node {
    private final double value;

    Constant(Graph.Slot slot, int rows, int columns, Width width, double value) {
      super(slot, rows, columns, width, List.of());
      this.value = value;
    }

    public double value() {
      return value;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /**
   * The affine map {@code left · right + bias} of each row, or {@code left · rightᵀ + bias}. An
   * element is the bias, if there is one, then the products in ascending order, added from left to
   * right.
   */
  public static final class Product extends Node {
    private final boolean transposed;

    Product(Graph.Slot slot, boolean transposed, List<Node> operands) {
      super(
          slot,
          operands.get(0).rows(),
          transposed ? operands.get(1).rows() : operands.get(1).columns(),
          Width.WORKING,
          operands);
      this.transposed = transposed;
    }

    public Node left() {
      return operands().get(0);
    }

    public Node right() {
      return operands().get(1);
    }

    public boolean hasBias() {
      return operands().size() > 2;
    }

    /** The row added to each row of the product; only if {@link #hasBias}. */
    public Node bias() {
      return operands().get(2);
    }

    /** Whether the right operand is transposed. */
    public boolean transposed() {
      return transposed;
    }

    /** The number of products in an element. */
    public int terms() {
      return left().columns();
    }

    @Override
    public boolean isComputed() {
      return true;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.product(this);
    }
  }

  /** For each row d of the right operand, the flattened matrix {@code x_i d_j}. */
  public static final class Outer extends Node {

    Outer(Graph.Slot slot, Node left, Node right) {
      super(
          slot,
          right.rows(),
          left.columns() * right.columns(),
          Width.WORKING,
          List.of(left, right));
    }

    /** The vector x, one row. */
    public Node left() {
      return operands().get(0);
    }

    public Node right() {
      return operands().get(1);
    }

    @Override
    public boolean isComputed() {
      return true;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.outer(this);
    }
  }

  /**
   * A scalar expression applied element by element. Operands with one row or one column are used
   * for all rows or columns. An expression of {@link Width#DOUBLE} widens its operands.
   */
  public static final class Map extends Node {
    private final Scalar template;

    Map(Graph.Slot slot, Shape shape, Width width, Scalar template, List<Node> operands) {
      super(slot, shape.rows(), shape.columns(), width, operands);
      this.template = template;
    }

    /** The expression, over {@link Argument}s that index the operands. */
    public Scalar template() {
      return template;
    }

    @Override
    public boolean isComputed() {
      return true;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.map(this);
    }
  }

  /** The sum, or the maximum, of each row. */
  public static final class Reduction extends Node {

    /** How the elements of a row are combined, from left to right. */
    public enum Kind {
      SUM,
      /**
       * A constant shift: its derivative is zero by definition, so it may only be used where its
       * value cancels.
       */
      MAX
    }

    private final Reduction.Kind kind;

    Reduction(Graph.Slot slot, Reduction.Kind kind, Node operand) {
      super(slot, operand.rows(), 1, operand.width(), List.of(operand));
      this.kind = kind;
    }

    public Reduction.Kind kind() {
      return kind;
    }

    public Node operand() {
      return operands().get(0);
    }

    @Override
    public boolean isComputed() {
      return true;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.reduction(this);
    }
  }

  /**
   * A value whose derivative by {@code argument} is stated instead of derived, because the derived
   * one would cancel badly or cost more. Verification proves that the two agree.
   */
  public static final class Stated extends Node {
    private final StatedDerivative derivative;

    Stated(Graph.Slot slot, Node value, Node argument, StatedDerivative derivative) {
      super(slot, value.rows(), value.columns(), value.width(), List.of(value, argument));
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
}
