package io.github.chainrule.samples.digits;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Tells which digit an image shows, with about as many parameters, but no idea of neighbours. */
@Network(inputs = {64})
@Loss(LossFunction.CROSS_ENTROPY)
public interface DenseReader {
  /** Any mixture of pixels. */
  @Dense(units = 80, activation = Activation.RELU)
  Layer hidden();

  /** The probability of each digit. */
  @Dense(units = 10, activation = Activation.SOFTMAX)
  Layer digit();
}
