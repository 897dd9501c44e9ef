package io.github.chainrule.samples.benchmarks.peer;

import java.util.Locale;

/**
 * Sees to it that a peer computes what the compiled network computes, before its time counts.
 *
 * <p>Sums in another order, and other approximations of the exponential, differ by some 1e-6; the
 * tolerance of 1e-4 of max(1, |ours|) leaves room for the long sums of wide layers, and none for a
 * transposed matrix or a forgotten bias.
 */
public final class Agreement {
  private static final double TOLERANCE = 1e-4;

  private Agreement() {}

  /**
   * Compares two arrays.
   *
   * @param what what they hold, for the message
   * @param ours the compiled network's
   * @param theirs the peer's
   * @throws IllegalStateException if they differ by more than the tolerance anywhere
   */
  public static void check(String what, float[] ours, float[] theirs) {
    check(what, ours, theirs, TOLERANCE);
  }

  /**
   * Compares two arrays by a tolerance of one's own.
   *
   * @param what what they hold, for the message
   * @param ours the compiled network's
   * @param theirs the peer's
   * @param tolerance what they may differ by, times max(1, |ours|)
   * @throws IllegalStateException if they differ by more than the tolerance anywhere
   */
  public static void check(String what, float[] ours, float[] theirs, double tolerance) {
    if (ours.length != theirs.length) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT, "%s: ours has length %d, theirs %d", what, ours.length, theirs.length));
    }
    for (int i = 0; i < ours.length; i++) {
      double difference = Math.abs((double) ours[i] - theirs[i]);
      if (!(difference <= tolerance * Math.max(1, Math.abs(ours[i])))) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT, "%s[%d]: ours is %s, theirs %s", what, i, ours[i], theirs[i]));
      }
    }
  }

  /**
   * Compares a step of gradient descent with a gradient.
   *
   * @param before the peer's parameters before its step
   * @param after and after it
   * @param rate its learning rate
   * @param gradient the compiled network's gradient there
   * @throws IllegalStateException if they differ by more than the tolerance anywhere
   */
  public static void checkStep(float[] before, float[] after, float rate, float[] gradient) {
    float[] theirs = new float[before.length];
    for (int i = 0; i < theirs.length; i++) {
      theirs[i] = (before[i] - after[i]) / rate;
    }
    check("gradient", gradient, theirs);
  }
}
