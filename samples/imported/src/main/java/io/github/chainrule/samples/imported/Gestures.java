package io.github.chainrule.samples.imported;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Loss;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;

/**
 * Imported from {@code gestures.onnx}.
 *
 * <p>x: {@code readings}, [6]. It is scaled before the network reads it: the file of the parameters
 * has the scaling.
 *
 * <p>y: {@code gesture}, [4].
 */
@Network(inputs = 6)
@Loss(LossFunction.CROSS_ENTROPY)
public interface Gestures {
  /** {@code Gemm}: [6] to [20]. */
  @Dense(units = 20, activation = Activation.GELU)
  Layer pattern();

  /** {@code Gemm}: [20] to [4]. */
  @Dense(units = 4, activation = Activation.SOFTMAX)
  Layer gesture();
}
