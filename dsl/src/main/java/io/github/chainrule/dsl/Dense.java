package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a fully connected layer.
 *
 * <p>From the outputs x of the layer before it, or the network's inputs, the layer computes the
 * pre-activations v_j = b_j + Σ_i x_i w_ij and the outputs y = φ(v), φ being the {@link
 * #activation}. The bias comes first in the sum, then the inputs in ascending order.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dense {
  /**
   * The number of units, which is the number of values the layer outputs.
   *
   * @return the number of units, at least 1
   */
  int units();

  /**
   * The function φ applied to the pre-activations.
   *
   * @return the activation
   */
  Activation activation() default Activation.IDENTITY;

  /**
   * Whether each unit has a bias b_j. Without, b_j is 0 and takes no parameter.
   *
   * @return whether the layer has biases
   */
  boolean bias() default true;
}
