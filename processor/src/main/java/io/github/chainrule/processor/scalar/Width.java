package io.github.chainrule.processor.scalar;

/** The arithmetic in which a value is computed. */
public enum Width {
  /** The network's own precision: {@code float} or {@code double}. */
  WORKING,
  /** Always {@code double}: losses are computed and returned in it, whatever the precision. */
  DOUBLE
}
