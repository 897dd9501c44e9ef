package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;

/**
 * A value of a program, of fixed {@link Shape}: the features of each position, for each row.
 *
 * <p>What a network computes for one sample has one row. Derivatives of several outputs, or by
 * several inputs, have one row for each, so that the same rules serve gradients and Jacobians. The
 * columns of a row are the features of its positions, one position after another; a vector has a
 * single position. Nodes are made by {@link Graph} only, hash-consed, and compared by identity; ids
 * ascend in topological order.
 */
public abstract sealed class Node
    permits Node.Source,
        Node.Parameter,
        Node.Constant,
        Node.Product,
        Node.Outer,
        Node.Map,
        Node.Reduction,
        Scatter,
        Lookup,
        RowScatter,
        Stated,
        Rearrangement {

  private final int id;
  private final Shape shape;
  private final Width width;
  private final Origin origin;
  private final List<Node> operands;

  Node(Graph.Slot slot, Shape shape, Width width, List<Node> operands) {
    this.id = slot.id();
    this.origin = slot.origin();
    this.shape = shape;
    this.width = width;
    this.operands = List.copyOf(operands);
  }

  public final int id() {
    return id;
  }

  public final Shape shape() {
    return shape;
  }

  public final int rows() {
    return shape.rows();
  }

  public final int positions() {
    return shape.positions();
  }

  public final int features() {
    return shape.features();
  }

  /** The elements of a row: the features of all positions. */
  public final int columns() {
    return shape.columns();
  }

  public final int size() {
    return shape.size();
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
    String positions = positions() == 1 ? "" : positions() + "x";
    return getClass().getSimpleName()
        + "#"
        + id
        + "["
        + rows()
        + "x"
        + positions
        + features()
        + "]";
  }

  /** A value of one row from outside the program. */
  public static final class Source extends Node {

    /** Which of the vectors. */
    public enum Kind {
      /** The network's input x. */
      INPUT,
      /** The target t of the loss. */
      TARGET,
      /** The seed e = ∂E/∂y of a target function of the user's own. */
      SEED,
      /** What training leaves out: 0 where a value is, 1 where it stays. */
      MASK,
      /** The output layer's delta δ = ∂E/∂v, however it was come by. */
      DELTA,
      /** A direction of the inputs, along which the outputs are differentiated. */
      DIRECTION
    }

    private final Source.Kind kind;

    Source(Graph.Slot slot, Source.Kind kind, Shape shape) {
      super(slot, shape, Width.WORKING, List.of());
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
      super(slot, Shape.matrix(rows, columns), Width.WORKING, List.of());
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

  /** The same number everywhere. */
  public static final class Constant extends Node {
    private final double value;

    Constant(Graph.Slot slot, Shape shape, Width width, double value) {
      super(slot, shape, width, List.of());
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
   * The affine map {@code left · right + bias} of each row at each position, or {@code left ·
   * rightᵀ + bias}, through a {@link Window}: for each of its taps the right operand has a matrix
   * of its own, one below the other, and a position is the sum over those that it is computed from.
   *
   * <p>An element is the bias, if there is one, then the products tap by tap, in each in ascending
   * order, added from left to right. An element that is computed from nothing is 0 without a bias.
   */
  public static final class Product extends Node {
    private final boolean transposed;
    private final Window window;

    Product(Graph.Slot slot, boolean transposed, Window window, List<Node> operands) {
      super(slot, shape(transposed, window, operands), Width.WORKING, operands);
      this.transposed = transposed;
      this.window = window;
    }

    private static Shape shape(boolean transposed, Window window, List<Node> operands) {
      Node right = operands.get(1);
      int features = transposed ? right.rows() / window.taps().size() : right.columns();
      return new Shape(operands.get(0).rows(), window.written(), features);
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

    public Window window() {
      return window;
    }

    /** The number of products that a tap adds to an element. */
    public int terms() {
      return left().features();
    }

    /** The number of products in an element, on average over the positions. */
    public double averageTerms() {
      return (double) window.pairs() * terms() / window.written();
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

  /**
   * For each row d of the right operand, the flattened matrix {@code x_i d_j}, summed over the
   * pairs of positions of a {@link Window}'s tap in their order: a matrix for each tap, one behind
   * the other. A vector has a single position, and one product.
   */
  public static final class Outer extends Node {
    private final Window window;

    Outer(Graph.Slot slot, Window window, Node left, Node right) {
      super(
          slot,
          Shape.matrix(right.rows(), window.taps().size() * left.features() * right.features()),
          Width.WORKING,
          List.of(left, right));
      this.window = window;
    }

    /** Which positions of x meet which of d: those that are read, and those written. */
    public Window window() {
      return window;
    }

    /** The number of products in an element, on average over the taps. */
    public double averageTerms() {
      return (double) window.pairs() / window.taps().size();
    }

    /** The value x, one row. */
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
   * A scalar expression applied element by element. Operands with one row, position or feature are
   * used for all. An expression of {@link Width#DOUBLE} widens its operands.
   */
  public static final class Map extends Node {
    private final Scalar template;

    Map(Graph.Slot slot, Shape shape, Width width, Scalar template, List<Node> operands) {
      super(slot, shape, width, operands);
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

  /** The sum, or the maximum, along an axis. */
  public static final class Reduction extends Node {

    /** What is reduced to one. */
    public enum Axis {
      POSITIONS,
      FEATURES
    }

    /** How the elements are combined, in ascending order. */
    public enum Kind {
      SUM,
      /**
       * A constant shift: its derivative is zero by definition, so it may only be used where its
       * value cancels.
       */
      MAX
    }

    private final Reduction.Kind kind;
    private final Reduction.Axis axis;

    Reduction(Graph.Slot slot, Reduction.Kind kind, Reduction.Axis axis, Node operand) {
      super(slot, shape(axis, operand), operand.width(), List.of(operand));
      this.kind = kind;
      this.axis = axis;
    }

    private static Shape shape(Reduction.Axis axis, Node operand) {
      return switch (axis) {
        case POSITIONS -> new Shape(operand.rows(), 1, operand.features());
        case FEATURES -> new Shape(operand.rows(), operand.positions(), 1);
      };
    }

    public Reduction.Axis axis() {
      return axis;
    }

    /** The number of elements that are combined to one. */
    public int terms() {
      return operand().columns() / columns();
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
}
