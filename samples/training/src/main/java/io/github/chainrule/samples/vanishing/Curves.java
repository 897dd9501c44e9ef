package io.github.chainrule.samples.vanishing;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/**
 * The smallest networks there are: y = φ(w x). With w = 1 the output is the activation itself, and
 * the input Jacobian its derivative.
 */
final class Curves {
  private Curves() {}

  @Network(inputs = 1)
  interface Sigmoid {
    @Dense(units = 1, activation = Activation.SIGMOID, bias = false)
    Layer unit();
  }

  @Network(inputs = 1)
  interface Tanh {
    @Dense(units = 1, activation = Activation.TANH, bias = false)
    Layer unit();
  }

  @Network(inputs = 1)
  interface Relu {
    @Dense(units = 1, activation = Activation.RELU, bias = false)
    Layer unit();
  }
}
