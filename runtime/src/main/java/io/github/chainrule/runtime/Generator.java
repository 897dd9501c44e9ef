package io.github.chainrule.runtime;

import io.github.chainrule.runtime.f64.Elementary;
import io.github.chainrule.runtime.internal.SplitMix;
import io.github.chainrule.runtime.internal.Unexpected;

/**
 * A generator of random numbers that gives the same bits for the same seed on every platform.
 *
 * <p>It is SplitMix64: a counter that advances by an odd constant, and a mixing function of the
 * counter (G. L. Steele, D. Lea, C. H. Flood: Fast splittable pseudorandom number generators,
 * OOPSLA 2014). Its period is 2^64. It is not for secrets, and one instance is for one thread.
 */
public final class Generator {
  private static final double TWO_TO_MINUS_53 = 1.0 / (1L << 53);

  private long counter;
  private double spareNormal;
  private boolean hasSpareNormal;

  /**
   * Starts the sequence of a seed.
   *
   * @param seed any number
   */
  public Generator(long seed) {
    this.counter = seed;
  }

  /**
   * Starts the sequence of a seed, as a new generator would.
   *
   * @param seed any number
   */
  public void restart(long seed) {
    counter = seed;
    hasSpareNormal = false;
  }

  /**
   * Draws 64 random bits.
   *
   * @return any long, all equally likely
   */
  public long nextLong() {
    counter += SplitMix.STEP;
    return SplitMix.mix(counter);
  }

  /**
   * Draws an integer below a bound.
   *
   * @param bound the number of possible results
   * @return an integer of [0, bound), all equally likely
   * @throws IllegalArgumentException if the bound is less than 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw Unexpected.argument("bound", "at least 1", bound);
    }
    return below(bound);
  }

  private int below(int bound) {
    // Draws again in the incomplete last run of multiples, where r - r % bound + bound - 1
    // overflows.
    while (true) {
      int r = (int) (nextLong() >>> 33);
      int result = r % bound;
      if (r - result + (bound - 1) >= 0) {
        return result;
      }
    }
  }

  /**
   * Puts numbers into random order (R. Durstenfeld: Algorithm 235, CACM 7, 1964).
   *
   * @param a the numbers; written, all orders equally likely
   */
  public void shuffle(int[] a) {
    for (int k = a.length - 1; k > 0; k--) {
      int other = below(k + 1);
      int swapped = a[k];
      a[k] = a[other];
      a[other] = swapped;
    }
  }

  /**
   * Draws from the uniform distribution on [0, 1), in steps of 2^−53.
   *
   * @return a number of [0, 1)
   */
  public double nextDouble() {
    return (nextLong() >>> 11) * TWO_TO_MINUS_53;
  }

  /**
   * Draws from the uniform distribution on [low, high).
   *
   * @param low the lower end
   * @param high the upper end
   * @return a number between the ends; rounding may give the upper end itself
   */
  public double uniform(double low, double high) {
    return low + (high - low) * nextDouble();
  }

  /**
   * Draws from the normal distribution of mean 0 and standard deviation 1, by the polar method (G.
   * Marsaglia, T. A. Bray: A convenient method for generating normal variables, SIAM Review 6,
   * 1964). The method yields pairs; every second call returns the spare one.
   *
   * @return a normally distributed number
   */
  public double normal() {
    if (hasSpareNormal) {
      hasSpareNormal = false;
      return spareNormal;
    }
    double a;
    double b;
    double s;
    do {
      a = 2 * nextDouble() - 1;
      b = 2 * nextDouble() - 1;
      s = a * a + b * b;
    } while (s >= 1 || s == 0);
    double scale = Math.sqrt(-2 * Elementary.log(s) / s);
    spareNormal = b * scale;
    hasSpareNormal = true;
    return a * scale;
  }
}
