package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the loss of a {@link Network}: the function E of outputs and target that backprop
 * differentiates. A network without this annotation has {@link LossFunction#SQUARED_ERROR}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Loss {
  /**
   * The loss of one sample; over several samples, losses and gradients are means.
   *
   * @return the loss function
   */
  LossFunction value();
}
