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
    return unrolled(weights) <= looped(inputs, units) ? Strategy.UNROLLED : Strategy.LOOPED;
  }

  /** Forward, back through the weights, and the weights' gradient. */
  private static double unrolled(double weights) {
    return 3 * weights * UNROLLED_MULTIPLY_ADD;
  }

  private static double looped(int inputs, int units) {
    double blocks = Math.ceil((double) inputs / BLOCK);
    double alongUnits = blocks * (BODY + BODY_PER_UNIT * units);
    double back = (double) inputs * units * DOT_MULTIPLY_ADD;
    return 2 * alongUnits + back;
  }
}
