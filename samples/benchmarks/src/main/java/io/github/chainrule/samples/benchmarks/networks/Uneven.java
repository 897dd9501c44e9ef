package io.github.chainrule.samples.benchmarks.networks;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** 10-100-50-5: no width is a multiple of a vector. */
@Network(inputs = 10)
@Loss(LossFunction.CROSS_ENTROPY)
public interface Uneven {
  /** Reads the inputs. */
  @Dense(units = 100, activation = Activation.TANH)
  Layer first();

  /** Reads the first layer. */
  @Dense(units = 50, activation = Activation.TANH)
  Layer second();

  /** The probability of each class. */
  @Dense(units = 5, activation = Activation.SOFTMAX)
  Layer classes();
}
