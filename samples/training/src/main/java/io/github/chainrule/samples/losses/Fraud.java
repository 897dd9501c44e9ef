package io.github.chainrule.samples.losses;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** The probability that a payment is a fraud, which few are. */
@Network(inputs = 2)
@Loss(LossFunction.BINARY_CROSS_ENTROPY)
public interface Fraud {
  @Dense(units = 8, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer fraud();
}
