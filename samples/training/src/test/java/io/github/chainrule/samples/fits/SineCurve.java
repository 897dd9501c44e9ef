package io.github.chainrule.samples.fits;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** A function of one variable, in double. */
@Network(inputs = 1, precision = Precision.DOUBLE)
public interface SineCurve {
  /** The bends. */
  @Dense(units = 10, activation = Activation.TANH)
  Layer hidden();

  /** The value. */
  @Dense(units = 1)
  Layer value();
}
