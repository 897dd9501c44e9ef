package io.github.chainrule.samples.benchmarks.activations.accuracy;

import io.github.chainrule.samples.benchmarks.elementary.accuracy.Worst;

/** The largest errors so far of a function that is computed in float; not a number counts most. */
final class Errors {
  private Worst relative = Worst.NONE;
  private Worst absolute = Worst.NONE;

  /** In parts of the exact value, where that is a normal float. */
  Worst relative() {
    return relative;
  }

  /** As a difference; what is to be infinite and is not, or the other way round, counts most. */
  Worst absolute() {
    return absolute;
  }

  void add(float x, float actual, double exact) {
    if (Math.abs(exact) > Float.MAX_VALUE) {
      absolute = absolute.or(actual == (float) exact ? 0 : Double.NaN, x);
      return;
    }
    double difference = Math.abs(actual - exact);
    absolute = absolute.or(difference, x);
    double size = Math.abs(exact);
    if (size >= Float.MIN_NORMAL && !(difference <= relative.error() * size)) {
      relative = relative.or(difference / size, x);
    }
  }

  void add(Errors other) {
    relative = relative.or(other.relative);
    absolute = absolute.or(other.absolute);
  }
}
