package io.github.chainrule.samples.losses;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** What will be asked for on a day, as two numbers: such as two quantiles. */
@Network(inputs = 1)
public interface Demand {
  @Dense(units = 8, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 2)
  Layer demand();
}
