package io.github.chainrule.samples.spark;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** A function of two numbers. */
@Network(inputs = 2)
public interface Wave {
  /** Bends. */
  @Dense(units = 16, activation = Activation.TANH)
  Layer bends();

  /** Their sum. */
  @Dense(units = 1)
  Layer height();
}
