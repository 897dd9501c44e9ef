package io.github.chainrule.samples.modular;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** The sine of an angle in radians. */
@Network(inputs = 1, precision = Precision.DOUBLE)
interface Wave {
  /** The bends. */
  @Dense(units = 8, activation = Activation.TANH)
  Layer hidden();

  /** The sine. */
  @Dense(units = 1)
  Layer sine();
}
