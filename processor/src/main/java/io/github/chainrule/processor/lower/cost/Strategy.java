package io.github.chainrule.processor.lower.cost;

/** How a node is computed. */
public enum Strategy {
  /** Every element a scalar of its own. */
  UNROLLED,
  /** Loops over an array. */
  LOOPED
}
