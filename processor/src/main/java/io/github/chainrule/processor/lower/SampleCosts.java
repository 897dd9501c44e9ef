package io.github.chainrule.processor.lower;

/**
 * Estimates of a dense layer's time for one sample, forward and gradient, in nanoseconds.
 *
 * <p>The constants are what {@code -Dbenchmark=costs} of {@code samples/benchmarks} printed on JDK
 * 17 (x86-64 with AVX-512, one thread); the processor's README has the times that they were fitted
 * to. Only their ratios matter.
 */
final class SampleCosts {

  private static final double UNROLLED_MULTIPLY_ADD = 0.49;
  private static final double BODY = 5.8;
  private static final double BODY_PER_UNIT = 0.57;
  private static final double DOT_MULTIPLY_ADD = 0.30;

  /** The inputs in the body of a loop along the units. */
  private static final int BLOCK = 8;

  /**
   * A layer of more weights is never unrolled: the code would be too large to be compiled early.
   */
  private static final int UNROLLED_WEIGHTS = 1024;

  private SampleCosts() {}

  static Strategy cheaper(int inputs, int units) {
    double weights = (double) inputs * units;
    if (weights > UNROLLED_WEIGHTS) {
      return Strategy.LOOPED;
    }
    // Forward, back through the weights, and the weights' gradient.
    double unrolled = 3 * UNROLLED_MULTIPLY_ADD * weights;
    double looped = 2 * alongUnits(inputs, units) + DOT_MULTIPLY_ADD * weights;
    return unrolled <= looped ? Strategy.UNROLLED : Strategy.LOOPED;
  }

  /** The time of a layer's forward pass, the cheaper way. */
  static double forward(int inputs, int units) {
    return cheaper(inputs, units) == Strategy.UNROLLED
        ? UNROLLED_MULTIPLY_ADD * inputs * units
        : alongUnits(inputs, units);
  }

  private static double alongUnits(int inputs, int units) {
    return Math.ceil((double) inputs / BLOCK) * (BODY + BODY_PER_UNIT * units);
  }
}
