/**
 * Judges the outputs of networks that compute in {@code float}.
 *
 * <p>All of it reads outputs y and targets t of n samples, row-major {@code [n][outputs]}. Several
 * outputs are the probabilities or scores of as many classes, and the class is that of the largest,
 * the first among equals; a single output is the probability of class 1, which is predicted from
 * 0.5 on.
 *
 * <p>What a NaN or an infinity in an output or a target does, wherever it is:
 *
 * <table>
 *   <caption>Numbers that are not finite</caption>
 *   <tr><th>metric</th><th>effect</th></tr>
 *   <tr><td>accuracy, top-k</td><td>the sample is wrong</td></tr>
 *   <tr><td>confusion matrix, F1</td><td>the sample is in no pair, and wrong for each class</td></tr>
 *   <tr><td>log loss, MSE, MAE, R², ROC AUC</td><td>the metric is NaN</td></tr>
 * </table>
 */
package io.github.chainrule.runtime.f32.metrics;
