package io.github.chainrule.samples.personalisation;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Tells which of five gestures a finger has drawn. */
@Network(inputs = 16)
@Loss(LossFunction.CROSS_ENTROPY)
public interface GestureReader {
  /** Reads the coordinates of eight points along the stroke. */
  @Dense(units = 32, activation = Activation.TANH)
  Layer strokes();

  /** What all gestures consist of; stays as it was learnt from many people. */
  @Dense(units = 24, activation = Activation.TANH)
  Layer features();

  /** The probabilities of the gestures; this layer alone adapts to a person. */
  @Dense(units = 5, activation = Activation.SOFTMAX)
  Layer gesture();
}
