package io.github.chainrule.samples.benchmarks.elementary.accuracy;

import java.util.ArrayList;
import java.util.List;

/**
 * Which floats a sweep looks at, from its arguments: all, every n-th by {@code every=1000}, or by
 * {@code far=64} every n-th of those that are less than 2^−30 or over 2^26 in size, four of five.
 * There each function is its first term, linear or has reached its limit.
 */
public final class Density {
  private static final String EVERY = "every=";
  private static final String FAR = "far=";
  private static final int LEAST_EXPONENT = -30;
  private static final int LARGEST_EXPONENT = 26;

  private final List<String> names = new ArrayList<>();
  private int near = 1;
  private int far = 1;

  private Density() {}

  /** Of every n-th float. */
  static Density of(int every) {
    return of("" + EVERY + every);
  }

  /**
   * Reads arguments.
   *
   * @param args what is neither of both is a name
   * @return which floats to look at
   */
  public static Density of(String... args) {
    Density density = new Density();
    for (String arg : args) {
      if (arg.startsWith(EVERY)) {
        density.near = Integer.parseInt(arg.substring(EVERY.length()));
        density.far = density.near;
      } else if (arg.startsWith(FAR)) {
        density.far = Integer.parseInt(arg.substring(FAR.length()));
      } else {
        density.names.add(arg);
      }
    }
    return density;
  }

  /**
   * Whether a function is asked for.
   *
   * @param name its name
   * @return whether it was named, or none was
   */
  public boolean includes(String name) {
    return names.isEmpty() || names.contains(name);
  }

  /** Whether no function was named. */
  boolean includesAll() {
    return names.isEmpty();
  }

  /**
   * The distance of the floats that are looked at.
   *
   * @param first a float; those up to the next power of two are as far out
   * @return 1 for all of them
   */
  public int at(float first) {
    int exponent = Math.getExponent(first);
    return exponent >= LEAST_EXPONENT && exponent < LARGEST_EXPONENT ? near : far;
  }

  /** Reads {@code all floats}, or what was left out. */
  @Override
  public String toString() {
    String text = near == 1 ? "all floats" : "every " + near + ". float";
    return far == near ? text : text + " of 2^-30 to 2^26, every " + far + ". of the others";
  }
}
