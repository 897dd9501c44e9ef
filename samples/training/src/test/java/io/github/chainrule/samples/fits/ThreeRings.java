package io.github.chainrule.samples.fits;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Classes of points of the plane by their distance from the centre, in float. */
@Network(inputs = 2)
@Loss(LossFunction.CROSS_ENTROPY)
public interface ThreeRings {
  /** Bounds the rings. */
  @Dense(units = 12, activation = Activation.TANH)
  Layer first();

  /** Joins the bounds. */
  @Dense(units = 8, activation = Activation.SILU)
  Layer second();

  /** The probabilities of the rings. */
  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer ring();
}
