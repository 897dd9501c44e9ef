/**
 * Judges the outputs of networks that compute in {@code float}.
 *
 * <p>All of it reads outputs y and targets t of n samples, row-major {@code [n][outputs]}. Several
 * outputs are the probabilities or scores of as many classes, and the class is that of the largest,
 * the first among equals; a single output is the probability of class 1, which is predicted from
 * 0.5 on.
 *
 * <p>A NaN or an infinity in any output or target never hides: its sample is wrong where samples
 * are counted, and every other metric is NaN. The table of the runtime's README, "Metrics", says so
 * for each.
 */
package io.github.chainrule.runtime.f32.metrics;
