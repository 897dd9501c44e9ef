package io.github.chainrule.samples.xor;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Learns the exclusive or, which no single layer can. */
@Network(inputs = 2)
@Loss(LossFunction.BINARY_CROSS_ENTROPY)
public interface Xor {
  /** Three features of the two bits. */
  @Dense(units = 3, activation = Activation.TANH)
  Layer hidden();

  /** The probability that the bits differ. */
  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer output();
}
