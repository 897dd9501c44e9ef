package io.github.chainrule.samples.browser;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** A network in double, whose layers call the functions that are hardest to compute. */
@Network(inputs = 2, precision = Precision.DOUBLE)
@Loss(LossFunction.BINARY_CROSS_ENTROPY)
public interface Exact {
  /** Bends the plane. */
  @Dense(units = 6, activation = Activation.TANH)
  Layer first();

  /** Waves, by the functions that only formulas call. */
  @Dense(units = 6, formula = "sin(v) + 0.1 * atan(v) + 0.1 * log(1 + v * v)")
  Layer waves();

  /** What is smooth, but for 0. */
  @Dense(units = 6, activation = Activation.ELU)
  Layer second();

  /** The probability of the second colour. */
  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer colour();
}
