package io.github.chainrule.processor.lower;

/** How a node is computed. */
enum Strategy {
  /** Every element a scalar of its own. */
  UNROLLED,
  /** Loops over an array. */
  LOOPED
}
