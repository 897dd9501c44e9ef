package io.github.chainrule.processor.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A node that computes nothing: it shows the elements of its operands in other places. */
public abstract sealed class Rearrangement extends Node {

  private Rearrangement(Graph.Slot slot, Shape shape, List<Node> operands) {
    super(slot, shape, operands.get(0).width(), operands);
  }

  /** What is rearranged; of several operands, the first. */
  public final Node operand() {
    return operands().get(0);
  }

  /**
   * What a row puts together, however deep, in order; a node that does not, alone. Where there are
   * several positions, the features of one are followed by those of another operand.
   */
  public static List<Node> parts(Node node) {
    return parts(node, 0);
  }

  /** Parts that are not taken apart any further where they have so many columns. */
  private static List<Node> parts(Node node, int columns) {
    List<Node> parts = new ArrayList<>();
    Deque<Node> pending = new ArrayDeque<>(List.of(node));
    while (!pending.isEmpty()) {
      Node next = pending.pop();
      boolean isJoined = next instanceof Rearrangement.Concatenation && next.positions() == 1;
      if (isJoined && next.columns() != columns) {
        List<Node> operands = next.operands();
        for (int index = operands.size() - 1; index >= 0; index--) {
          pending.push(operands.get(index));
        }
      } else {
        parts.add(next);
      }
    }
    return parts;
  }

  /** The vectors of which each is a position; a vector, alone. They may be joined themselves. */
  public static List<Node> stacked(Node node) {
    return node.positions() == 1
        ? List.of(node)
        : parts(((Reshape) node).operand(), node.features());
  }

  /** The square matrix with the elements of one row on its diagonal. */
  public static final class Diagonal extends Rearrangement {

    Diagonal(Graph.Slot slot, Node vector) {
      super(slot, vector.shape().withRows(vector.columns()), List.of(vector));
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
      super(slot, Shape.matrix(operand.columns(), operand.rows()), List.of(operand));
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.transpose(this);
    }
  }

  /** What is one along an axis, repeated. */
  public static final class Broadcast extends Rearrangement {

    Broadcast(Graph.Slot slot, Node operand, Shape shape) {
      super(slot, shape, List.of(operand));
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.broadcast(this);
    }
  }

  /** Some neighbouring features of each position. */
  public static final class Slice extends Rearrangement {
    private final int from;

    Slice(Graph.Slot slot, Node operand, int from, int features) {
      super(slot, operand.shape().withFeatures(features), List.of(operand));
      this.from = from;
    }

    /** The first feature. */
    public int from() {
      return from;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /** At each position the features of all operands, one after another. */
  public static final class Concatenation extends Rearrangement {

    Concatenation(Graph.Slot slot, int features, List<Node> operands) {
      super(slot, operands.get(0).shape().withFeatures(features), operands);
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.concatenation(this);
    }
  }

  /** Other positions of a value, each of them the one that a tap pairs with it. */
  public static final class Gather extends Rearrangement {
    private final Tap tap;

    Gather(Graph.Slot slot, Node operand, Tap tap) {
      super(slot, new Shape(operand.rows(), tap.pairs(), operand.features()), List.of(operand));
      this.tap = tap;
    }

    /** Where each position is read. All are written, in the order of the pairs. */
    public Tap tap() {
      return tap;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.gather(this);
    }
  }

  /** The same elements in the same order, in another shape. */
  public static final class Reshape extends Rearrangement {

    Reshape(Graph.Slot slot, Node operand, Shape shape) {
      super(slot, shape, List.of(operand));
    }

    /** Whether this may be one of several inputs, by which derivatives are taken. */
    boolean isInput() {
      return operand() instanceof Slice slice && slice.operand() instanceof Node.Source;
    }

    @Override
    public <R> R accept(NodeVisitor<R> visitor) {
      return visitor.reshape(this);
    }
  }
}
