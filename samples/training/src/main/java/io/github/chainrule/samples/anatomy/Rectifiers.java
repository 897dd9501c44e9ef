package io.github.chainrule.samples.anatomy;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** Three layers of units that fire or do not, and two outputs. */
@Network(inputs = 3, precision = Precision.DOUBLE)
interface Rectifiers {
  @Dense(units = 6, activation = Activation.RELU)
  Layer first();

  @Dense(units = 6, activation = Activation.RELU)
  Layer second();

  @Dense(units = 5, activation = Activation.RELU)
  Layer third();

  @Dense(units = 2)
  Layer output();
}
