package io.github.chainrule.processor.lower;

/**
 * Estimates of a dense layer's time for one sample, forward and gradient, in nanoseconds.
 *
 * <p>The constants were fitted to generated layers measured on JDK 17 (x86-64 with AVX-512, one
 * thread): unrolled code takes 0.21 ns a multiply-add from 8×8 to 16×16 units; a loop along n
 * outputs with eight inputs a body takes 9, 13, 20 and 31 ns for n = 16, 32, 64 and 128, which is 6
 * + 0.2 n; dot products, eight at a time, take 0.25 ns a multiply-add and 5 ns to set up. The
 * processor's README has whole layers measured both ways, and the command that measures them.
 */
final class SampleCosts {

  private static final double UNROLLED_MULTIPLY_ADD = 0.21;
  private static final double BODY = 6;
  private static final double BODY_PER_UNIT = 0.2;
  private static final double DOT_MULTIPLY_ADD = 0.25;
  private static final double DOT_BLOCK = 5;
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
    double back = blocks * DOT_BLOCK + (double) inputs * units * DOT_MULTIPLY_ADD;
    return 2 * alongUnits + back;
  }
}
