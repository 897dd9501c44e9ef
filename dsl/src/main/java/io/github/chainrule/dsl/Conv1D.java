package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a convolution over steps: from x, {@code {steps,
 * channels}}, the pre-activations v[s][f] = b[f] + Σ_k Σ_c x[s · stride + k · dilation − left][c] ·
 * w[k][c][f] and the outputs y = φ(v), {@code {windows, filters}}. The bias comes first in the sum,
 * then the places of the kernel in ascending order, in each the channels; places beyond the ends
 * are no terms.
 *
 * <p>The parameters are the weights, row-major {@code [kernel][channels / groups][filters]}, then
 * the biases.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Conv1D {
  /**
   * The layers or inputs that the layer reads, by their names. Several are joined along the
   * channels; a name may occur twice.
   *
   * @return the names; none for the layer declared just before, or all inputs for the first
   */
  String[] from() default {};

  /**
   * The number of filters, which are the channels of the output.
   *
   * @return the number, at least 1 and a multiple of {@link #groups}
   */
  int filters();

  /**
   * The number of steps that a filter looks at.
   *
   * @return the number, at least 1
   */
  int kernel();

  /**
   * From one window to the next.
   *
   * @return the number of steps, at least 1
   */
  int stride() default 1;

  /**
   * From one place of the kernel to the next.
   *
   * @return the number of steps, at least 1
   */
  int dilation() default 1;

  /**
   * The number of groups that channels and filters are divided into, each by itself: as many as
   * channels for a depthwise convolution.
   *
   * @return a number that divides both
   */
  int groups() default 1;

  /**
   * How far windows reach over the ends, unless {@link #pad} says so.
   *
   * @return the padding
   */
  Padding padding() default Padding.VALID;

  /**
   * How far windows reach over the ends, in steps: one number for both, or those for start and end.
   *
   * @return the numbers, none for {@link #padding}
   */
  int[] pad() default {};

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

  /**
   * Whether the layer has a bias for each filter.
   *
   * @return whether there are biases
   */
  boolean bias() default true;

  /**
   * An earlier layer of the same kind and the same shapes of parameters, whose parameters this one
   * uses in place of its own.
   *
   * @return its name; none for parameters of its own
   */
  String shares() default "";
}
