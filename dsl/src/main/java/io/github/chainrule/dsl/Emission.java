package io.github.chainrule.dsl;

/** The form of the generated code. All forms give the same results, bit for bit. */
public enum Emission {
  /** The compiler chooses for each layer, by estimated cost. */
  AUTO,

  /**
   * Every scalar is a local variable: fast for very small layers. The code grows with the network.
   */
  UNROLLED,

  /** Loops over arrays: small code for layers of any size. */
  LOOPED
}
