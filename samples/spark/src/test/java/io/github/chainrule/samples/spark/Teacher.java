package io.github.chainrule.samples.spark;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Gives the rows of tests their labels: a network that nobody has trained. */
@Network(inputs = 20)
@Loss(LossFunction.CROSS_ENTROPY)
public interface Teacher {
  /** A few directions. */
  @Dense(units = 12, activation = Activation.TANH)
  Layer directions();

  /** The classes. */
  @Dense(units = 5, activation = Activation.SOFTMAX)
  Layer classes();
}
