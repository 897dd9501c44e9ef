package io.github.chainrule.samples.android.gestures;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Classes;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/** Tells which of four gestures a finger has drawn. In loops, which take less room in an app. */
@Network(inputs = 16, emission = Emission.LOOPED)
@Loss(LossFunction.CROSS_ENTROPY)
public interface GestureReader {
  /** Reads the coordinates of eight points along the stroke. */
  @Dense(units = 24, activation = Activation.TANH)
  Layer stroke();

  /** The probabilities of the gestures. */
  @Dense
  @Classes(Gesture.class)
  Layer gesture();
}
