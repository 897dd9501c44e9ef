package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Width;

/**
 * A flat array that kernels read and write.
 *
 * @param value the value that it holds, whose name is unique within an evaluator
 * @param length its number of elements, known at compile time
 * @param room how many more there is room for, see {@link Padding} and {@link WholeVectors}
 */
public record KernelArray(ValueName value, int length, int room, Width width, Role role) {

  /** An array without more room. */
  public KernelArray(ValueName value, int length, Width width, Role role) {
    this(value, length, 0, width, role);
  }

  /** An array without more room that has a name of its own. */
  public KernelArray(String name, int length, Width width, Role role) {
    this(ValueName.given(name), length, width, role);
  }

  /** A record's own one is slow in a compiler that has just started. */
  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Its Java name. */
  public String name() {
    return value.text();
  }

  /** The length of the Java array. */
  public int capacity() {
    return length + room;
  }

  /** Whether methods hand it on to each other. */
  public boolean isArgument() {
    return role == Role.ARGUMENT || role == Role.OPTIONAL || role == Role.ROW;
  }

  /** The name of the variable that says where a row begins. */
  public String place() {
    return name() + "At";
  }

  /** Where an array comes from. */
  public enum Role {
    /** The network's parameters, a field of the evaluator. */
    PARAMETERS,
    /** A field that the evaluator allocates once and kernels keep intermediate values in. */
    WORKSPACE,
    /** An argument of the public method, handed on to the kernels that use it. */
    ARGUMENT,
    /** An argument that is only written, and may be null: what it was to receive is left out. */
    OPTIONAL,
    /**
     * An argument that may hold a row for each of many samples. Kernels are told where theirs
     * begins, and what they count from there; the length is that of a row.
     */
    ROW
  }
}
