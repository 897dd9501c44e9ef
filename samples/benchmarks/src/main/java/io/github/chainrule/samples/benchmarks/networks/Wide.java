package io.github.chainrule.samples.benchmarks.networks;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** 64-64-10: what reads small pictures. */
@Network(inputs = 64)
@Loss(LossFunction.CROSS_ENTROPY)
public interface Wide {
  /** Reads the picture. */
  @Dense(units = 64, activation = Activation.TANH)
  Layer hidden();

  /** The probability of each class. */
  @Dense(units = 10, activation = Activation.SOFTMAX)
  Layer classes();
}
