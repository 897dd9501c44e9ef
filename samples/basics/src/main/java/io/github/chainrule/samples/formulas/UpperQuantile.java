package io.github.chainrule.samples.formulas;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/**
 * What nine of ten noisy values stay below, as a function of one input: the quantile loss of level
 * 0.9, and units that are a sigmoid's share of v, a swish near enough to GELU.
 */
@Network(inputs = 1)
@Loss(formula = "t > y ? 0.9 * (t - y) : 0.1 * (y - t)")
public interface UpperQuantile {
  /** Bends the curve. */
  @Dense(units = 16, formula = "v * sigmoid(1.702 * v)")
  Layer hidden();

  /** The 90 % quantile. */
  @Dense(units = 1)
  Layer quantile();
}
