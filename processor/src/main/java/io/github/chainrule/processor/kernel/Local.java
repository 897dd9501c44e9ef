package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Width;

/** A local variable of a kernel; two are the same only if they are the same object. */
public final class Local implements Leaf {

  private final String name;
  private final Width width;

  /**
   * Makes a variable.
   *
   * @param name its Java name, unique within its kernel
   */
  public Local(String name, Width width) {
    this.name = name;
    this.width = width;
  }

  public String name() {
    return name;
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
