/**
 * Judges the outputs of networks that compute in {@code float}.
 *
 * <p>All of it reads outputs y and targets t of n samples, row-major {@code [n][outputs]}. Several
 * outputs are the probabilities or scores of as many classes, and the class is that of the largest,
 * the first among equals; a single output is the probability of class 1, which is predicted from
 * 0.5 on. A prediction that is not a number is no class and is wrong.
 */
package io.github.chainrule.runtime.f32.metrics;
