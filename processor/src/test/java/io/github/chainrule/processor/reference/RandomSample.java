package io.github.chainrule.processor.reference;

/**
 * How many networks, programs and formulas the tests draw at random, and which: by default the same
 * few in every build. {@code -Dchainrule.sweep=10} draws ten times as many, {@code
 * -Dchainrule.seed=…} others.
 */
public final class RandomSample {
  private static final int SWEEP = Integer.getInteger("chainrule.sweep", 1);

  private RandomSample() {}

  /** So many by default. */
  public static int size(int usual) {
    return Math.multiplyExact(SWEEP, usual);
  }

  /** The first draw's seed. */
  public static long seed(long usual) {
    return Long.getLong("chainrule.seed", usual);
  }

  /** Whether what is not random, but takes long, is to be done in full as well. */
  public static boolean isSweep() {
    return SWEEP > 1;
  }
}
