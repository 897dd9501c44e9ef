package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a batch normalisation by constant statistics, as a
 * trained network has it: v = γ (x − m) / √(v' + ε) + β and y = φ(v), with a mean m and a variance
 * v' for each channel (S. Ioffe, C. Szegedy: Batch normalization, 2015).
 *
 * <p>The parameters are γ, β, m and v', a number for each channel. γ and v' begin as 1, β and m as
 * 0. Trainers change m and v' never; gradients hold their derivatives all the same, so that a loop
 * of one's own has to leave them out.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface BatchNorm {
  /**
   * The layers or inputs that the layer reads, by their names. Several are joined along the
   * channels; a name may occur twice.
   *
   * @return the names; none for the layer declared just before, or all inputs for the first
   */
  String[] from() default {};

  /**
   * The ε that is added to the variance.
   *
   * @return a number over 0
   */
  double epsilon() default 1e-5;

  /**
   * The function φ applied to the pre-activations v.
   *
   * @return the activation
   */
  Activation activation() default Activation.IDENTITY;

  /**
   * A function φ of one's own in place of {@link #activation}, as {@link Dense#formula}.
   *
   * @return the formula, or nothing
   */
  String formula() default "";
}
