package io.github.chainrule.dsl;

/**
 * The function φ that turns a layer's pre-activations v into its outputs y = φ(v).
 *
 * <p>All but {@link #SOFTMAX} apply to each unit by itself. Where a function has a kink, its
 * derivative there is part of the definition.
 */
public enum Activation {
  /** φ(v) = v. */
  IDENTITY,

  /** The logistic function, φ(v) = 1 / (1 + e^−v), between 0 and 1. */
  SIGMOID,

  /** The hyperbolic tangent, φ(v) = tanh v, between −1 and 1. */
  TANH,

  /** The rectifier, φ(v) = max(0, v). The derivative at 0 is 0. */
  RELU,

  /** φ(v) = v for v &gt; 0, otherwise 0.01 v. The derivative at 0 is 0.01. */
  LEAKY_RELU,

  /** The exponential linear unit, φ(v) = v for v &gt; 0, otherwise e^v − 1. */
  ELU,

  /**
   * The self-normalising ELU, φ(v) = λ v for v &gt; 0, otherwise λ α (e^v − 1), with λ =
   * 1.05070098735548 and α = 1.67326324235438. The derivative at 0 is λ α.
   */
  SELU,

  /** The Gaussian error linear unit, φ(v) = v · ½ (1 + erf(v / √2)). */
  GELU,

  /** Also known as swish, φ(v) = v / (1 + e^−v). */
  SILU,

  /** φ(v) = log(1 + e^v), a smooth rectifier. */
  SOFTPLUS,

  /** φ(v) = v / (1 + |v|), between −1 and 1. */
  SOFTSIGN,

  /** φ(v) = v / 6 + ½, clamped to [0, 1]. The derivative at both ends is 0. */
  HARD_SIGMOID,

  /** φ(v) = v clamped to [−1, 1]. The derivative at both ends is 0. */
  HARD_TANH,

  /**
   * φ(v)_j = e^{v_j} / Σ_k e^{v_k} over the units of the layer: positive values that add up to 1.
   * The largest v is subtracted from all of them first, so that nothing overflows. Takes at least
   * two units.
   */
  SOFTMAX
}
