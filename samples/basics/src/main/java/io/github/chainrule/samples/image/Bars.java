package io.github.chainrule.samples.image;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Conv2D;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Flatten;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.MaxPool;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Padding;
import io.github.chainrule.runtime.Layer;

/** Tells the direction of a bar in a noisy image. */
@Network(inputs = {8, 8, 1})
@Loss(LossFunction.CROSS_ENTROPY)
public interface Bars {
  @Conv2D(filters = 6, kernel = 3, padding = Padding.SAME, activation = Activation.RELU)
  Layer edges();

  @MaxPool(size = 2)
  Layer coarse();

  @Conv2D(filters = 8, kernel = 3, activation = Activation.RELU)
  Layer shapes();

  @Flatten
  Layer all();

  @Dense(units = 4, activation = Activation.SOFTMAX)
  Layer direction();
}
