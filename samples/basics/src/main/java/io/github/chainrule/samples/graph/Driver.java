package io.github.chainrule.samples.graph;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Add;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Input;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Output;
import io.github.chainrule.runtime.Layer;

/** Chooses what to do of what it sees and where it is, and says what that is worth. */
@Network
public interface Driver {
  @Input(6)
  Layer view();

  @Input(3)
  Layer place();

  @Dense(from = "view", units = 16, activation = Activation.RELU)
  Layer seen();

  @Dense(units = 16)
  Layer change();

  @Add(
      from = {"seen", "change"},
      activation = Activation.RELU)
  Layer known();

  @Output
  @Loss(LossFunction.CROSS_ENTROPY)
  @Dense(
      from = {"known", "place"},
      units = 4,
      activation = Activation.SOFTMAX)
  Layer action();

  @Output
  @Loss(value = LossFunction.HUBER, weight = 0.5)
  @Dense(from = "known", units = 1)
  Layer worth();
}
