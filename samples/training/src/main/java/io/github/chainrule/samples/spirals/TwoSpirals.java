package io.github.chainrule.samples.spirals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Tells which of two spirals a point of the plane lies on. */
@Network(inputs = 2)
@Loss(LossFunction.BINARY_CROSS_ENTROPY)
public interface TwoSpirals {
  /** Reads the two coordinates. */
  @Dense(units = 32, activation = Activation.SILU)
  Layer first();

  /** Bends the plane once more. */
  @Dense(units = 32, activation = Activation.SILU)
  Layer second();

  /** The probability of the first spiral. */
  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer output();
}
