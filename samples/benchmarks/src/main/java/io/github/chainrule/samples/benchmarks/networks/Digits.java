package io.github.chainrule.samples.benchmarks.networks;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** 784-128-10: what reads handwritten digits of 28 × 28 points. */
@Network(inputs = 784)
@Loss(LossFunction.CROSS_ENTROPY)
public interface Digits {
  /** Reads the points. */
  @Dense(units = 128, activation = Activation.RELU)
  Layer hidden();

  /** The probability of each digit. */
  @Dense(units = 10, activation = Activation.SOFTMAX)
  Layer digits();
}
