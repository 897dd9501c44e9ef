package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the loss of a {@link Network}, or gives it as a formula: the function E of outputs and
 * target that backprop differentiates. A network without this annotation has {@link
 * LossFunction#SQUARED_ERROR}.
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
   * A loss of one's own in place of {@link #value}: the part of one output y with its target t and,
   * if wanted, its pre-activation v, which is y where the output layer has no activation. E is the
   * sum over the outputs. This is a quantile loss:
   *
   * <pre>{@code
   * @Loss(formula = "t > y ? 0.9 * (t - y) : 0.1 * (y - t)")
   * }</pre>
   *
   * <p>The value is computed in double, the derivative as it follows from the formula, in the
   * network's precision. What formulas are made of is told by {@link Dense#formula}.
   *
   * @return the formula, or nothing
   */
  String formula() default "";

  /**
   * What the loss counts for in the network's.
   *
   * @return a finite factor
   */
  double weight() default 1;
}
