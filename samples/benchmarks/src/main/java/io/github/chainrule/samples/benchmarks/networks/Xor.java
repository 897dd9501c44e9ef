package io.github.chainrule.samples.benchmarks.networks;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** 2-3-1: the exclusive or. */
@Network(inputs = 2)
@Loss(LossFunction.BINARY_CROSS_ENTROPY)
public interface Xor {
  /** Reads both inputs. */
  @Dense(units = 3, activation = Activation.TANH)
  Layer hidden();

  /** The probability that they differ. */
  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer output();
}
