package io.github.chainrule.samples.imported;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/**
 * Imported from {@code policy.onnx}.
 *
 * <p>x: {@code state}, [4].
 *
 * <p>y: {@code force}, [1].
 */
@Network(inputs = 4)
public interface Policy {
  /** {@code Gemm}: [4] to [24]. */
  @Dense(units = 24, activation = Activation.TANH)
  Layer policyNet0();

  /** {@code Gemm}: [24] to [24]. */
  @Dense(units = 24, activation = Activation.TANH)
  Layer policyNet2();

  /** {@code Gemm}: [24] to [1]. */
  @Dense(units = 1, activation = Activation.TANH)
  Layer actionNet();
}
