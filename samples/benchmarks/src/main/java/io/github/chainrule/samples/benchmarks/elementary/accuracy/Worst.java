package io.github.chainrule.samples.benchmarks.elementary.accuracy;

/**
 * The largest error so far, and where it is. Not a number is the largest of all.
 *
 * @param error the error
 * @param x the argument
 */
record Worst(double error, float x) {
  static final Worst NONE = new Worst(0, 0);

  Worst or(double otherError, float otherX) {
    return otherError <= error ? this : new Worst(otherError, otherX);
  }

  Worst or(Worst other) {
    return or(other.error, other.x);
  }
}
