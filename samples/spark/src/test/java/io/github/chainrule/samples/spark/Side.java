package io.github.chainrule.samples.spark;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Tells with one output on which side of a circle a point lies. */
@Network(inputs = 2)
@Loss(LossFunction.BINARY_CROSS_ENTROPY)
public interface Side {
  /** Lines around the circle. */
  @Dense(units = 12, activation = Activation.TANH)
  Layer lines();

  /** The probability of inside. */
  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer inside();
}
