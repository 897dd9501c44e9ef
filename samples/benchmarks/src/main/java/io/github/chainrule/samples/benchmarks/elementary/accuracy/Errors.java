package io.github.chainrule.samples.benchmarks.elementary.accuracy;

/**
 * The largest errors of a function over a range of floats.
 *
 * @param ulp in units of the last place of the rounded exact value
 * @param relative in parts of the exact value, where that is a normal float
 * @param absolute as a difference, where both are finite
 * @param falls how many values are less than that of the next smaller float
 * @param fall the last argument of such a value
 */
record Errors(Worst ulp, Worst relative, Worst absolute, long falls, float fall) {
  static final Errors NONE = new Errors(Worst.NONE, Worst.NONE, Worst.NONE, 0, 0);

  Errors and(Errors other) {
    return new Errors(
        ulp.or(other.ulp),
        relative.or(other.relative),
        absolute.or(other.absolute),
        falls + other.falls,
        other.falls > 0 ? other.fall : fall);
  }
}
