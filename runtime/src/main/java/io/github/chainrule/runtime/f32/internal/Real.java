package io.github.chainrule.runtime.f32.internal;

/**
 * What differs between the precisions and is not a type: rounding, and the steps of differences.
 */
public final class Real {
  /** The largest relative error of rounding, 2^−24. */
  public static final double ROUNDING = 0x1p-24;

  /** The first step of numeric differences; each further one is half as wide. */
  public static final double FIRST_STEP = 0.125;

  /** The number of steps. The last one is 2^−10: below, rounding drowns the difference. */
  public static final int STEPS = 8;

  /** A step over which functions are straight, so that differences show their noise. */
  public static final double NARROW_STEP = 0x1p-13;

  /**
   * How far outputs may be off however small they are: SIGMOID is accurate to an absolute error,
   * and so coarse near 0 that narrow steps do not change it at all.
   */
  public static final double NOISE_OF_OUTPUTS = 0x1p-24;

  /** The relative error of a derivative that is taken for a mistake; rounding alone gives 1e-5. */
  public static final double TOLERANCE = 1e-3;

  /** Two squares of numbers up to this, 2^63, have a sum that is finite. */
  public static final float LARGEST_SQUARED = 0x1p63f;

  private Real() {}

  /**
   * Rounds to the nearest number of this precision.
   *
   * @param value any number
   * @return the number, rounded
   */
  public static float round(double value) {
    return (float) value;
  }
}
