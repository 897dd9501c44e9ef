package io.github.chainrule.samples.browser;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Two layers of rectifiers, which fold the plane along lines. */
@Network(inputs = 2)
@Loss(LossFunction.BINARY_CROSS_ENTROPY)
public interface Folded {
  /** Folds the plane. */
  @Dense(units = 16, activation = Activation.RELU)
  Layer first();

  /** Folds it once more. */
  @Dense(units = 16, activation = Activation.RELU)
  Layer second();

  /** The probability of the second colour. */
  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer colour();
}
