package io.github.chainrule.samples.payments;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Classes;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Judges payments. */
@Network(features = Payment.class)
@Loss(LossFunction.CROSS_ENTROPY)
public interface Fraud {
  @Dense(units = 32, activation = Activation.RELU)
  Layer pattern();

  @Dense
  @Classes(Verdict.class) // units and SOFTMAX follow
  Layer verdict();
}
