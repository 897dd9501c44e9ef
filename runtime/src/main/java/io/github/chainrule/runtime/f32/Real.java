package io.github.chainrule.runtime.f32;

/**
 * What differs between the precisions and is not a type: rounding, and the steps of differences.
 */
public final class Real {
  /** The largest relative error of rounding, 2^−24. */
  static final double ROUNDING = 0x1p-24;

  /** The first step of numeric differences; each further one is half as wide. */
  static final double FIRST_STEP = 0.125;

  /** The number of steps. The last one is 2^−10: below, rounding drowns the difference. */
  static final int STEPS = 8;

  /** The relative error of a derivative that is taken for a mistake; rounding alone gives 1e-5. */
  static final double TOLERANCE = 1e-3;

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
