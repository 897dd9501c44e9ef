package io.github.chainrule.samples.anatomy;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** Adds three bits: the outputs are the two digits of the sum, its carry and its last one. */
@Network(inputs = 3, precision = Precision.DOUBLE)
@Loss(LossFunction.BINARY_CROSS_ENTROPY)
interface FullAdder {
  @Dense(units = 4, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 2, activation = Activation.SIGMOID)
  Layer digits();
}
