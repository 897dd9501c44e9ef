package io.github.chainrule.samples.fits;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Dropout;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Which of three rings a point is in, learned with values left out. */
@Network(inputs = 2)
@Loss(LossFunction.CROSS_ENTROPY)
interface MaskedRings {
  @Dense(units = 16, activation = Activation.TANH)
  Layer hidden();

  @Dropout(0.25)
  Layer fewer();

  @Dense(units = 12, activation = Activation.TANH)
  Layer second();

  @Dropout(0.125)
  Layer fewest();

  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer ring();
}
