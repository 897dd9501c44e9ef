package io.github.chainrule.samples.browser;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Six layers of sigmoids, through which a gradient hardly gets back. */
@Network(inputs = 2)
@Loss(LossFunction.BINARY_CROSS_ENTROPY)
public interface Deep {
  /** The first of six. */
  @Dense(units = 8, activation = Activation.SIGMOID)
  Layer first();

  /** The second of six. */
  @Dense(units = 8, activation = Activation.SIGMOID)
  Layer second();

  /** The third of six. */
  @Dense(units = 8, activation = Activation.SIGMOID)
  Layer third();

  /** The fourth of six. */
  @Dense(units = 8, activation = Activation.SIGMOID)
  Layer fourth();

  /** The fifth of six. */
  @Dense(units = 8, activation = Activation.SIGMOID)
  Layer fifth();

  /** The sixth of six. */
  @Dense(units = 8, activation = Activation.SIGMOID)
  Layer sixth();

  /** The probability of the second colour. */
  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer colour();
}
