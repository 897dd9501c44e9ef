package io.github.chainrule.runtime;

/**
 * Powers of two, by which numbers are multiplied and divided without rounding. Sums of numbers that
 * are multiplied by {@link #reducing} of the largest neither overflow nor vanish, nor do those of
 * their squares; where they did not before, they keep their bits. For the data, metrics and
 * statistics of either precision.
 */
public final class PowerOfTwo {
  /** The power is a normal number and so is its inverse; the largest double becomes 2^24. */
  private static final int LARGEST_EXPONENT = 1000;

  private PowerOfTwo() {}

  /**
   * The power that brings a magnitude to [1, 2), or towards it if it is beyond 2^±1000.
   *
   * @param magnitude a number of at least 0
   * @return the power, of [2^−1000, 2^1000]; 1 for 0
   */
  public static double reducing(double magnitude) {
    if (magnitude == 0) {
      return 1;
    }
    int exponent = Math.getExponent(magnitude);
    return Math.scalb(1.0, -Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, exponent)));
  }

  /**
   * Whether a number is a power of two that has an inverse.
   *
   * @param number any number
   * @return whether it is 2^k with |k| at most 1022
   */
  public static boolean is(double number) {
    int exponent = Math.getExponent(number);
    return Math.abs(exponent) <= 1022 && number == Math.scalb(1.0, exponent);
  }
}
