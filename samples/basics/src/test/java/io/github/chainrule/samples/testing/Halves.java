package io.github.chainrule.samples.testing;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** A network that only tests know: it stands beside them, and its classes are theirs alone. */
@Network(inputs = 2, precision = Precision.DOUBLE)
interface Halves {
  @Dense(units = 2, activation = Activation.RELU, bias = false)
  Layer positive();

  @Dense(units = 1)
  Layer sum();
}
