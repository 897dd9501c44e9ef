package io.github.chainrule.runtime.f32;

/** What differs between the precisions and is not a type: rounding, and steps and tolerances. */
final class Real {
  private Real() {}

  /** Rounds to the nearest number of this precision. */
  static float round(double value) {
    return (float) value;
  }
}
