package io.github.chainrule.processor.scalar;

import java.util.List;

/**
 * A node of a {@link ScalarGraph}. Nodes are hash-consed: within one graph, equal expressions are
 * the same object, and operands have smaller ids than what uses them.
 */
public abstract sealed class Scalar {

  private final int id;
  private final Width width;

  private Scalar(int id, Width width) {
    this.id = id;
    this.width = width;
  }

  /** Ascending in order of creation, hence a topological order. */
  public final int id() {
    return id;
  }

  public final Width width() {
    return width;
  }

  /** The operands from left to right; empty for constants and symbols. */
  public List<Scalar> operands() {
    return List.of();
  }

  public final boolean isConstant(double value) {
    return this instanceof Constant constant && constant.value() == value;
  }

  /** A number. */
  public static final class Constant extends Scalar {
    private final double value;

    Constant(int id, Width width, double value) {
      super(id, width);
      this.value = value;
    }

    public double value() {
      return value;
    }

    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  /** A value from outside the graph. */
  public static final class Symbol extends Scalar {
    private final Leaf leaf;

    Symbol(int id, Leaf leaf) {
      super(id, leaf.width());
      this.leaf = leaf;
    }

    public Leaf leaf() {
      return leaf;
    }

    @Override
    public String toString() {
      return leaf.toString();
    }
  }

  /** An operator applied to operands. */
  public static final class Operation extends Scalar {
    private final Operator operator;
    private final List<Scalar> operands;

    Operation(int id, Width width, Operator operator, List<Scalar> operands) {
      super(id, width);
      this.operator = operator;
      this.operands = List.copyOf(operands);
    }

    public Operator operator() {
      return operator;
    }

    @Override
    public List<Scalar> operands() {
      return operands;
    }

    public Scalar operand(int index) {
      return operands.get(index);
    }

    /** One level deep, so that printing a shared graph stays short. */
    @Override
    public String toString() {
      return operator + operands.stream().map(operand -> "#" + operand.id()).toList().toString();
    }
  }
}
