package io.github.chainrule.samples.benchmarks.networks;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** 4-16-16-3: 400 weights or so, as small as networks that are of use get. */
@Network(inputs = 4)
@Loss(LossFunction.CROSS_ENTROPY)
public interface Tiny {
  /** Reads the inputs. */
  @Dense(units = 16, activation = Activation.TANH)
  Layer first();

  /** Reads the first layer. */
  @Dense(units = 16, activation = Activation.TANH)
  Layer second();

  /** The probability of each class. */
  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer classes();
}
