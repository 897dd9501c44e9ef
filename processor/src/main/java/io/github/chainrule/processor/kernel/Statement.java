package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import java.util.List;
import java.util.Optional;

/** A statement of a {@link Kernel}. Arrays never overlap each other. */
public sealed interface Statement {

  <R> R accept(StatementVisitor<R> visitor);

  /** The expressions, those inside {@link #body} excluded. */
  default List<Scalar> values() {
    return StatementParts.of(this).values();
  }

  /** The statements inside it. */
  default List<Statement> body() {
    return StatementParts.of(this).body();
  }

  /** The variables that it declares for the statements behind it. */
  default List<Local> declared() {
    return StatementParts.of(this).declared();
  }

  /** The windows that the runtime goes through. */
  default List<RowWindow> windows() {
    return List.of();
  }

  /** Declares a local variable; {@code final} unless an {@link Assign} changes it later. */
  record Let(Local local, boolean isFinal, Scalar value) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.let(this);
    }
  }

  /** Gives a variable another value. */
  record Assign(Local local, Scalar value) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.assign(this);
    }
  }

  /** Writes an array element. */
  record Store(Access target, Scalar value) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.store(this);
    }
  }

  /**
   * Copies neighbouring elements by {@link System#arraycopy}.
   *
   * @param source the first of them
   * @param target where it goes
   * @param length how many
   */
  record Copy(Access source, Access target, int length) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.copy(this);
    }
  }

  /**
   * Multiplies a matrix by the transpose of another, the terms of a sum in ascending order. All
   * matrices are stored row by row, the left one and the product from the start of their arrays.
   *
   * @param left {@code [rows][terms]}
   * @param right {@code [columns][terms]} from {@code offset} on
   * @param product written, {@code [rows][columns]}
   */
  record MultiplyTransposed(
      KernelArray left,
      int rows,
      int terms,
      KernelArray right,
      int offset,
      int columns,
      KernelArray product)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.multiplyTransposed(this);
    }
  }

  /**
   * Has the runtime multiply the positions of a row through a window, the taps and the terms of a
   * sum in ascending order.
   *
   * @param window whose taps each write neighbours
   * @param left the first element of those that are read
   * @param right the first weight of the matrices of the taps, stored one after another, row by row
   * @param bias the first of those that sums begin with, if they begin with any
   * @param written the first element that is written
   * @param terms the features of what is read
   * @param columns the features of what is written
   * @param isTransposed whether the matrices have a row for each column
   */
  record MultiplyThroughWindow(
      RowWindow window,
      Access left,
      Access right,
      Optional<Access> bias,
      Access written,
      int terms,
      int columns,
      boolean isTransposed)
      implements Statement {

    public MultiplyThroughWindow {
      if (isTransposed && bias.isPresent()) {
        throw new IllegalArgumentException("transposed, with the bias " + bias.get());
      }
    }

    @Override
    public List<RowWindow> windows() {
      return List.of(window);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.multiplyThroughWindow(this);
    }
  }

  /**
   * Runs the body with the variable at start, start + 1, … start + trips − 1.
   *
   * @param start multiples of the variables of loops around this one; the start is their sum
   * @param independent whether the iterations may run in any order, or at the same time
   */
  record Loop(
      LoopVariable variable,
      List<Access.Term> start,
      int trips,
      boolean independent,
      List<Statement> body)
      implements Statement {

    public Loop {
      start = List.copyOf(start);
      body = List.copyOf(body);
    }

    /** A loop that starts at 0. */
    public Loop(LoopVariable variable, int trips, boolean independent, List<Statement> body) {
      this(variable, List.of(), trips, independent, body);
    }

    /** The same loop with another body. */
    Loop with(List<Statement> other) {
      return new Loop(variable, start, trips, independent, other);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.loop(this);
    }
  }

  /**
   * Has the runtime compute something by vectors, or runs the body, which computes the same, where
   * there are none.
   *
   * @param window that of methods that have one
   * @param read the first of the elements that are read of each operand, in the method's order
   * @param written the first of those that are written
   * @param sizes the method's numbers of elements and strides, in its order
   */
  record ByVectors(
      VectorMethod method,
      Optional<RowWindow> window,
      List<Access> read,
      Access written,
      List<Integer> sizes,
      List<Statement> body)
      implements Statement {

    public ByVectors {
      read = List.copyOf(read);
      sizes = List.copyOf(sizes);
      body = List.copyOf(body);
      method.check(read.size(), sizes.size());
      if (method.hasWindow() != window.isPresent()) {
        throw new IllegalArgumentException(method + " with the window " + window);
      }
    }

    /** What has no window. */
    ByVectors(
        VectorMethod method,
        List<Access> read,
        Access written,
        List<Integer> sizes,
        List<Statement> body) {
      this(method, Optional.empty(), read, written, sizes, body);
    }

    @Override
    public List<RowWindow> windows() {
      return window.stream().toList();
    }

    /** The same with another body. */
    ByVectors with(List<Statement> other) {
      return with(sizes, other);
    }

    /** The same with other sizes, and another body. */
    ByVectors with(List<Integer> otherSizes, List<Statement> other) {
      return new ByVectors(method, window, read, written, otherSizes, other);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.byVectors(this);
    }
  }

  /** Runs the body if an argument is there, one that may be null. */
  record IfGiven(KernelArray argument, List<Statement> body) implements Statement {

    public IfGiven {
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.ifGiven(this);
    }
  }

  /**
   * Runs the body once, with the variable at the integer that an element holds.
   *
   * @param code an integer, not below zero
   */
  record Decode(LoopVariable variable, Access code, List<Statement> body) implements Statement {

    public Decode {
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.decode(this);
    }
  }

  /** A comment for the reader, on a line of its own. */
  record Remark(String text) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.remark(this);
    }
  }

  /** Returns the kernel's value; only as the last statement. */
  record Return(Scalar value) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.end(this);
    }
  }

  /** Calls another kernel of the same evaluator, of which {@code arguments} are the arguments. */
  record Call(String kernel, List<KernelArray> arguments) implements Statement {

    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.call(this);
    }
  }
}
