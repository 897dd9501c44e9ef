package io.github.chainrule.runtime.internal;

/**
 * The function that makes random bits of a counter (G. L. Steele, D. Lea, C. H. Flood: Fast
 * splittable pseudorandom number generators, OOPSLA 2014; the constants are David Stafford's
 * variant 13, as in {@code java.util.SplittableRandom}, which old Android versions lack).
 */
public final class SplitMix {
  /** What counters advance by: an odd number, so that they take all values. */
  public static final long STEP = 0x9E3779B97F4A7C15L;

  private SplitMix() {}

  /**
   * Mixes the bits of a counter.
   *
   * @param counter any number
   * @return a number of which every bit depends on all of the counter's
   */
  public static long mix(long counter) {
    long z = counter;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
