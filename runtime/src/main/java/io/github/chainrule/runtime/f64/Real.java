package io.github.chainrule.runtime.f64;

/** What differs between the precisions and is not a type: rounding, and steps and tolerances. */
final class Real {
  private Real() {}

  /** Rounds to the nearest number of this precision, which is the number itself. */
  static double round(double value) {
    return value;
  }
}
