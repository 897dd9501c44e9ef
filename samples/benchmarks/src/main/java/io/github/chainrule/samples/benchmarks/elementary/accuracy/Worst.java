package io.github.chainrule.samples.benchmarks.elementary.accuracy;

/**
 * The largest error so far, and where it is. Not a number is the largest of all.
 *
 * @param error the error
 * @param x the argument
 */
public record Worst(double error, float x) {
  /** No error at all. */
  public static final Worst NONE = new Worst(0, 0);

  /**
   * The larger of this error and another.
   *
   * @param otherError the other
   * @param otherX where that is
   * @return the larger, this one if they are equal
   */
  public Worst or(double otherError, float otherX) {
    return otherError <= error ? this : new Worst(otherError, otherX);
  }

  /**
   * The larger of this error and another.
   *
   * @param other the other
   * @return the larger, this one if they are equal
   */
  public Worst or(Worst other) {
    return or(other.error, other.x);
  }
}
