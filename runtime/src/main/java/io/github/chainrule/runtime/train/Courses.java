package io.github.chainrule.runtime.train;

/**
 * Functions of the number of steps, with the same bits on every platform and without an allocation,
 * which those of {@link StrictMath} make on some.
 */
public final class Courses {
  private Courses() {}

  /**
   * A number to a whole power, by repeated squaring.
   *
   * @param base the number
   * @param exponent the power, at least 0
   * @return the power
   * @throws IllegalArgumentException if the power is negative
   */
  public static double power(double base, long exponent) {
    Settings.atLeast("exponent", exponent, 0);
    double result = 1;
    double square = base;
    for (long left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }

  /** (1 + cos(π share)) / 2 for a share of [0, 1], which falls from 1 to 0. */
  static double halfCosine(double share) {
    // The square of cos(π share / 2), which above a half is the sine of the rest.
    double root = share <= 0.5 ? cosine(share * Math.PI / 2) : sine((1 - share) * Math.PI / 2);
    return root * root;
  }

  /** By Taylor's series, whose rest is below 1e-17 for x of [0, π/4]. */
  private static double cosine(double x) {
    return series(x * x, 1);
  }

  private static double sine(double x) {
    return x * series(x * x, 2);
  }

  /** 1 − s / (first (first + 1)) (1 − s / ((first + 2) (first + 3)) (1 − …)), to nine factors. */
  private static double series(double s, int first) {
    double sum = 1;
    for (int k = first + 16; k >= first; k -= 2) {
      sum = 1 - s / (k * (k + 1.0)) * sum;
    }
    return sum;
  }
}
