package io.github.chainrule.samples.benchmarks.networks;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** 12-64-64-4 whose output reads both hidden layers. */
@Network(inputs = 12)
@Loss(LossFunction.CROSS_ENTROPY)
public interface Skip {
  /** Reads the sensors. */
  @Dense(units = 64, activation = Activation.TANH)
  Layer first();

  /** Reads the first layer. */
  @Dense(units = 64, activation = Activation.TANH)
  Layer second();

  /** The probability of each action. */
  @Dense(
      from = {"second", "first"},
      units = 4,
      activation = Activation.SOFTMAX)
  Layer actions();
}
