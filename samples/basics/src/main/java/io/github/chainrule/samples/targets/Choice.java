package io.github.chainrule.samples.targets;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Probabilities of three answers; the loss is how undecided they are, and there is no target. */
@Network(inputs = 2)
@Loss(LossFunction.ENTROPY)
public interface Choice {
  /** Features of the question. */
  @Dense(units = 8, activation = Activation.TANH)
  Layer hidden();

  /** The probability of each answer. */
  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer answers();
}
