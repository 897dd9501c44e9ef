package io.github.chainrule.samples.benchmarks;

/**
 * A measured time.
 *
 * @param nanoseconds the mean
 * @param error half the width of JMH's 99.9 % confidence interval; NaN of fewer than three samples
 */
public record Score(double nanoseconds, double error) {}
