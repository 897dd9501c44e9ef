package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a layer normalisation along the channels: with the mean
 * μ and the biased variance σ² of what the layer reads, v = γ (x − μ) / √(σ² + ε) + β and y = φ(v)
 * (J. L. Ba, J. R. Kiros, G. E. Hinton: Layer normalization, 2016).
 *
 * <p>The parameters are γ, a number for each channel, then β; γ begins as 1 and β as 0.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface LayerNorm {
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
