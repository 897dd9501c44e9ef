package io.github.chainrule.processor.scalar;

import java.util.Locale;

/** What a formula is a function of. */
public enum FormulaVariable implements Leaf {
  /** A unit's pre-activation v. */
  V,
  /** An output y of the network. */
  Y,
  /** The target t of that output. */
  T;

  @Override
  public Width width() {
    return Width.WORKING;
  }

  /** The letter that stands for it. */
  public String letter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
