package io.github.chainrule.dsl;

/**
 * The loss E of one sample as a function of the network's outputs y and the target t. Sums run over
 * the outputs.
 *
 * <p>Losses are returned as double in either precision. The cross-entropies and entropies are
 * computed in double from the pre-activations of the output layer, so that an output that rounds to
 * 0 or 1 costs no accuracy.
 */
public enum LossFunction {
  /** E = ½ Σ (t − y)². Goes with any output; the loss of a network that names none. */
  SQUARED_ERROR,

  /** E = Σ |t − y|, with derivative 0 where t = y. Goes with any output. */
  ABSOLUTE_ERROR,

  /** E = Σ h(t − y), h(d) = ½ d² if |d| ≤ 1, otherwise |d| − ½. Goes with any output. */
  HUBER,

  /** E = Σ log cosh(y − t), computed without overflow. Goes with any output. */
  LOG_COSH,

  /** E = −Σ t log y + (1 − t) log(1 − y). Goes with a {@link Activation#SIGMOID} output. */
  BINARY_CROSS_ENTROPY,

  /** E = −Σ t log y. Goes with a {@link Activation#SOFTMAX} output. */
  CROSS_ENTROPY,

  /**
   * The entropy of the outputs: E = −Σ y log y + (1 − y) log(1 − y) with a {@link
   * Activation#SIGMOID} output, E = −Σ y log y with a {@link Activation#SOFTMAX} output; no other
   * output goes. There is no target: t is not read and may be null.
   */
  ENTROPY,

  /**
   * E = y, so that the gradient is that of the output itself. Goes with a single output unit. There
   * is no target: t is not read and may be null.
   */
  OUTPUT
}
