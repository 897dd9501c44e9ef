package io.github.chainrule.samples.android.inference;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Tells a step from rest, by four figures about the last second of a phone's acceleration. */
@Network(inputs = 4)
@Loss(LossFunction.CROSS_ENTROPY)
public interface StepDetector {
  /** Reads mean, deviation, least and largest acceleration. */
  @Dense(units = 8, activation = Activation.TANH)
  Layer hidden();

  /** The probabilities of rest and of a step. */
  @Dense(units = 2, activation = Activation.SOFTMAX)
  Layer answer();
}
