package io.github.chainrule.samples.benchmarks.elementary.doubles;

import java.util.SplittableRandom;

/**
 * Where arguments are drawn.
 *
 * @param from the least
 * @param to the largest
 * @param isOfSizes whether logarithms are drawn, of positive arguments
 */
record Range(double from, double to, boolean isOfSizes) {
  static Range of(double from, double to) {
    return new Range(from, to, false);
  }

  static Range ofSizes(double from, double to) {
    return new Range(from, to, true);
  }

  double draw(SplittableRandom random) {
    return isOfSizes
        ? Math.exp(random.nextDouble(Math.log(from), Math.log(to)))
        : random.nextDouble(from, to);
  }
}
