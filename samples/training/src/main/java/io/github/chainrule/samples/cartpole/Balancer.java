package io.github.chainrule.samples.cartpole;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Output;
import io.github.chainrule.runtime.Layer;

/**
 * Where to push the cart, and how long the pole will stay up.
 *
 * <p>With the advantage of the action taken as its target, and 0 as the other's, the gradient of
 * the cross-entropy is the policy gradient.
 */
@Network(inputs = 4)
public interface Balancer {
  /** What both heads look at. */
  @Dense(units = 32, activation = Activation.TANH)
  Layer state();

  /** What both heads look at, once more. */
  @Dense(units = 32, activation = Activation.TANH)
  Layer view();

  /** The probabilities of a push to the left and to the right. */
  @Output
  @Loss(LossFunction.CROSS_ENTROPY)
  @Dense(units = 2, activation = Activation.SOFTMAX)
  Layer push();

  /** The discounted rewards to come. */
  @Output
  @Loss(value = LossFunction.SQUARED_ERROR, weight = 0.5)
  @Dense(from = "view", units = 1)
  Layer value();
}
