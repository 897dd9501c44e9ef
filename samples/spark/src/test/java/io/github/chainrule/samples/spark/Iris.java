package io.github.chainrule.samples.spark;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Tells three species of flowers by four measurements. */
@Network(inputs = 4)
@Loss(LossFunction.CROSS_ENTROPY)
public interface Iris {
  /** Reads the measurements, which the model scales. */
  @Dense(units = 16, activation = Activation.TANH)
  Layer hidden();

  /** The probability of each species. */
  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer species();
}
