package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the loss of a {@link Network}: the function E of outputs and target that backprop
 * differentiates. A network without this annotation has {@link LossFunction#SQUARED_ERROR}.
 *
 * <p>On the interface it is the loss of the network's only head. Each of several heads has its own,
 * on its method, and the network's is E = Σ weight · E_head; a head without one has {@link
 * LossFunction#SQUARED_ERROR}. The target has a place for every output, even where a loss reads
 * none.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Loss {
  /**
   * The loss of one sample; over several samples, losses and gradients are means.
   *
   * @return the loss function
   */
  LossFunction value() default LossFunction.SQUARED_ERROR;

  /**
   * What the loss counts for in the network's.
   *
   * @return a finite factor
   */
  double weight() default 1;
}
