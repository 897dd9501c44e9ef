package io.github.chainrule.samples.textbook;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** A chain of two neurons, with half the squared error: small enough to work out by hand. */
@Network(inputs = 2, precision = Precision.DOUBLE)
public interface TwoNeurons {
  /** Neuron G reads both inputs. */
  @Dense(units = 1, activation = Activation.TANH)
  Layer g();

  /** Neuron F reads neuron G. */
  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer f();
}
