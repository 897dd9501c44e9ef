package io.github.chainrule.processor.lower;

/**
 * Estimates of a layer's time for one sample, forward and gradient, in nanoseconds, from the shapes
 * of its products with weights.
 *
 * <p>The constants are what {@code -Dbenchmark=costs} of {@code samples/benchmarks} printed on JDK
 * 17 (x86-64 with AVX-512, one thread); the processor's README has the times that they were fitted
 * to. Only their ratios matter.
 *
 * @param weights how many there are
 * @param unrolledForward what its products take unrolled
 * @param loopedForward what they take in loops along the units
 */
record SampleCosts(double weights, double unrolledForward, double loopedForward) {

  /** Of nothing. */
  static final SampleCosts NONE = new SampleCosts(0, 0, 0);

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

  /** The costs of one product. */
  static SampleCosts of(int inputs, int units) {
    double weights = (double) inputs * units;
    double bodies = Math.ceil((double) inputs / BLOCK);
    return new SampleCosts(
        weights, UNROLLED_MULTIPLY_ADD * weights, bodies * (BODY + BODY_PER_UNIT * units));
  }

  SampleCosts plus(SampleCosts other) {
    return new SampleCosts(
        weights + other.weights,
        unrolledForward + other.unrolledForward,
        loopedForward + other.loopedForward);
  }

  Strategy cheaper() {
    if (weights > UNROLLED_WEIGHTS) {
      return Strategy.LOOPED;
    }
    // Forward, back through the weights, and the weights' gradient.
    double unrolled = 3 * unrolledForward;
    double looped = 2 * loopedForward + DOT_MULTIPLY_ADD * weights;
    return unrolled <= looped ? Strategy.UNROLLED : Strategy.LOOPED;
  }

  /** The time of a layer's forward pass, the cheaper way. */
  double forward() {
    return cheaper() == Strategy.UNROLLED ? unrolledForward : loopedForward;
  }
}
