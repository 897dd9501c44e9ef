package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.spec.Initialization.Distribution;

/** The function φ that ends a layer. */
public sealed interface ActivationSpec {

  /** No function: the outputs are the pre-activations. */
  ActivationSpec IDENTITY = of(Activation.IDENTITY);

  /** One that has a name. */
  record Named(Activation constant) implements ActivationSpec {

    @Override
    public String name() {
      return constant.name();
    }

    @Override
    public Distribution initialWeights() {
      return switch (constant) {
        case IDENTITY, SIGMOID, TANH, SOFTSIGN, HARD_SIGMOID, HARD_TANH, SOFTMAX ->
            Distribution.GLOROT_UNIFORM;
        case RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS -> Distribution.HE_NORMAL;
        case SELU -> Distribution.LECUN_NORMAL;
      };
    }
  }

  /** One of the user's own, element by element. */
  record Given(Formula formula) implements ActivationSpec {

    @Override
    public String name() {
      return formula.text();
    }

    /** It assumes nothing but that φ is steep around 0, which is as likely as anything else. */
    @Override
    public Distribution initialWeights() {
      return Distribution.GLOROT_UNIFORM;
    }
  }

  static ActivationSpec of(Activation constant) {
    return new Named(constant);
  }

  static ActivationSpec of(Formula formula) {
    return new Given(formula);
  }

  /** The name of the enum constant, or the text of the formula. */
  String name();

  /** The name within a text: a formula is in quotation marks. */
  default String title() {
    return this instanceof Given ? '"' + name() + '"' : name();
  }

  /** What the weights before the activation are drawn from, so that values keep their scale. */
  Distribution initialWeights();

  /** Whether this is the activation of that name. */
  default boolean is(Activation constant) {
    return this instanceof Named named && named.constant() == constant;
  }
}
