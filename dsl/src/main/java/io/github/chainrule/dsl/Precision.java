package io.github.chainrule.dsl;

/** The type in which a network stores its parameters and computes. */
public enum Precision {
  /**
   * 32 bits, {@code float[]}. The generated classes implement the interfaces of {@code
   * io.github.chainrule.runtime.f32}.
   */
  FLOAT,

  /**
   * 64 bits, {@code double[]}. The generated classes implement the interfaces of {@code
   * io.github.chainrule.runtime.f64}.
   */
  DOUBLE
}
