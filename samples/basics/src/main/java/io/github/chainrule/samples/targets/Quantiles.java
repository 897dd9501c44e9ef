package io.github.chainrule.samples.targets;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Three quantiles of a noisy value, as functions of one input; learnt with a loss of our own. */
@Network(inputs = 1)
public interface Quantiles {
  /** Shared by the three curves. */
  @Dense(units = 16, activation = Activation.TANH)
  Layer hidden();

  /** The 10 %, 50 % and 90 % quantiles. */
  @Dense(units = 3)
  Layer quantiles();
}
