package io.github.chainrule.runtime;

/**
 * How much the tests try at random: by default the same little in every build; {@code
 * -Dchainrule.sweep=10} tries ten times as much.
 */
public final class Sweep {
  private static final int FACTOR = Integer.getInteger("chainrule.sweep", 1);

  private Sweep() {}

  /** So often by default. */
  public static int times(int usual) {
    return Math.multiplyExact(FACTOR, usual);
  }

  /** Whether it is more than in every build. */
  public static boolean isWide() {
    return FACTOR > 1;
  }
}
