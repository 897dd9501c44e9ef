package io.github.chainrule.samples.benchmarks;

import java.util.DoubleSummaryStatistics;

/**
 * A measured time. What disturbs a machine only adds to it, so that the fastest iterations are what
 * can be compared; how far the mean lies above tells how quiet the machine was.
 *
 * @param fastest the fastest iteration's mean time of a call, in nanoseconds
 * @param mean the mean of all iterations, in nanoseconds
 */
public record Score(double fastest, double mean) {
  static Score of(DoubleSummaryStatistics iterations) {
    return new Score(iterations.getMin(), iterations.getAverage());
  }

  /**
   * The time of one of several samples in a call.
   *
   * @param samples how many there are
   * @return a part of this time
   */
  public Score dividedBy(int samples) {
    return new Score(fastest / samples, mean / samples);
  }
}
