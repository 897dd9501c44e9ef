package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.spec.Initialization.Distribution;

/** The function φ that ends a layer. */
public record ActivationSpec(Activation constant) {

  /** No function: the outputs are the pre-activations. */
  public static final ActivationSpec IDENTITY = new ActivationSpec(Activation.IDENTITY);

  public String name() {
    return constant.name();
  }

  /** What the weights before the activation are drawn from, so that values keep their scale. */
  Distribution initialWeights() {
    return switch (constant) {
      case IDENTITY, SIGMOID, TANH, SOFTSIGN, HARD_SIGMOID, HARD_TANH, SOFTMAX ->
          Distribution.GLOROT_UNIFORM;
      case RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS -> Distribution.HE_NORMAL;
      case SELU -> Distribution.LECUN_NORMAL;
    };
  }
}
