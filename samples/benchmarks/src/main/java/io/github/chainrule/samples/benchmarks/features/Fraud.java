package io.github.chainrule.samples.benchmarks.features;

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
  /** What a payment is. */
  enum Verdict {
    /** By the owner of the card. */
    GENUINE,
    /** By somebody else. */
    FRAUD
  }

  /** Reads a payment. */
  @Dense(units = 32, activation = Activation.RELU)
  Layer pattern();

  /** The probabilities. */
  @Dense
  @Classes(Verdict.class)
  Layer verdict();
}
