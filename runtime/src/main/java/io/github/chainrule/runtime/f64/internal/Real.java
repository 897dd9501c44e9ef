package io.github.chainrule.runtime.f64.internal;

/**
 * What differs between the precisions and is not a type: rounding, and the steps of differences.
 */
public final class Real {
  /** The largest relative error of rounding, 2^−53. */
  public static final double ROUNDING = 0x1p-53;

  /** The first step of numeric differences; each further one is half as wide. */
  public static final double FIRST_STEP = 0.0625;

  /** The number of steps. The last one is 2^−17: below, rounding drowns the difference. */
  public static final int STEPS = 14;

  /** A step over which functions are straight, so that differences show their noise. */
  public static final double NARROW_STEP = 0x1p-28;

  /** How far outputs may be off however small they are: nothing, relative errors are small. */
  public static final double NOISE_OF_OUTPUTS = 0;

  /** The relative error of a derivative that is taken for a mistake; rounding alone gives 1e-10. */
  public static final double TOLERANCE = 1e-7;

  /** Two squares of numbers up to this, 2^511, have a sum that is finite. */
  public static final double LARGEST_SQUARED = 0x1p511;

  private Real() {}

  /**
   * Rounds to the nearest number of this precision, which is the number itself.
   *
   * @param value any number
   * @return the number, rounded
   */
  public static double round(double value) {
    return value;
  }
}
