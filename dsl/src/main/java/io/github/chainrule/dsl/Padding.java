package io.github.chainrule.dsl;

/**
 * How far windows reach over the ends of what they go along. What lies beyond contributes nothing:
 * no terms to a sum, and no candidate for a maximum.
 */
public enum Padding {
  /** Windows lie inside. */
  VALID,
  /**
   * As many windows as positions by the stride, rounded up: they reach over both ends alike, and by
   * an odd one more over the end.
   */
  SAME,
  /** Windows reach over the start only, so that none reads what comes later. */
  CAUSAL
}
