package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Width;

/** A local variable of a kernel; two are the same only if they are the same object. */
public final class Local implements Leaf {

  private final String name;
  private final ValueName of;
  private final Width width;

  /**
   * Makes a variable for a value of the network or a part of it.
   *
   * @param name its Java name, unique within its kernel
   * @param of the value
   */
  public Local(String name, ValueName of, Width width) {
    this.name = name;
    this.of = of;
    this.width = width;
  }

  /**
   * Makes a variable for something else.
   *
   * @param name its Java name, unique within its kernel
   */
  public Local(String name, Width width) {
    this(name, ValueName.given(name), width);
  }

  public String name() {
    return name;
  }

  /** The value of the network that it is, or is a part of. */
  public ValueName of() {
    return of;
  }

  @Override
  public Width width() {
    return width;
  }

  @Override
  public String toString() {
    return name;
  }
}
