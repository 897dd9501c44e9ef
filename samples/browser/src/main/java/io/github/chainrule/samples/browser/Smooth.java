package io.github.chainrule.samples.browser;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Two layers of smooth units. */
@Network(inputs = 2)
@Loss(LossFunction.BINARY_CROSS_ENTROPY)
public interface Smooth {
  /** Bends the plane. */
  @Dense(units = 16, activation = Activation.TANH)
  Layer first();

  /** Bends it once more. */
  @Dense(units = 16, activation = Activation.TANH)
  Layer second();

  /** The probability of the second colour. */
  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer colour();
}
