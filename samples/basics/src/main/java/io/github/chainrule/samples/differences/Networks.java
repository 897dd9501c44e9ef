package io.github.chainrule.samples.differences;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** Networks of the same form and growing size, with half the squared error. */
final class Networks {
  private Networks() {}

  /** 2-4-1. */
  @Network(inputs = 2, precision = Precision.DOUBLE)
  interface Tiny {
    @Dense(units = 4, activation = Activation.TANH)
    Layer hidden();

    @Dense(units = 1)
    Layer output();
  }

  /** 4-16-3. */
  @Network(inputs = 4, precision = Precision.DOUBLE)
  interface Small {
    @Dense(units = 16, activation = Activation.TANH)
    Layer hidden();

    @Dense(units = 3)
    Layer output();
  }

  /** 12-64-4. */
  @Network(inputs = 12, precision = Precision.DOUBLE)
  interface Medium {
    @Dense(units = 64, activation = Activation.TANH)
    Layer hidden();

    @Dense(units = 4)
    Layer output();
  }

  /** 32-128-10. */
  @Network(inputs = 32, precision = Precision.DOUBLE)
  interface Large {
    @Dense(units = 128, activation = Activation.TANH)
    Layer hidden();

    @Dense(units = 10)
    Layer output();
  }
}
