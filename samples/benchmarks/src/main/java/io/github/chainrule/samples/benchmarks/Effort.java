package io.github.chainrule.samples.benchmarks;

import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long each method is measured unless JMH's options say otherwise.
 *
 * @param turns how many virtual machines each method has, by turns with the others
 * @param warmupIterations the iterations in each that do not count
 * @param warmupTime how long each of these takes
 * @param iterations the iterations that count
 * @param time how long each of these takes
 */
public record Effort(
    int turns, int warmupIterations, TimeValue warmupTime, int iterations, TimeValue time) {
  /** Some 10 seconds a method. */
  public static final Effort NORMAL = of(4, 5, 300, 10, 100);

  /**
   * An effort in milliseconds.
   *
   * @param turns the virtual machines
   * @param warmupIterations the iterations that do not count
   * @param warmupMilliseconds how long each of these takes
   * @param iterations the iterations that count
   * @param milliseconds how long each of these takes
   * @return the effort
   */
  public static Effort of(
      int turns, int warmupIterations, int warmupMilliseconds, int iterations, int milliseconds) {
    return new Effort(
        turns,
        warmupIterations,
        TimeValue.milliseconds(warmupMilliseconds),
        iterations,
        TimeValue.milliseconds(milliseconds));
  }
}
