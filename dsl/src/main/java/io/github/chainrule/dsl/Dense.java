package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a fully connected layer.
 *
 * <p>From the outputs x of the layer before it, or the network's inputs, or what {@link #from}
 * names, the layer computes the pre-activations v_j = b_j + Σ_i x_i w_ij and the outputs y = φ(v),
 * φ being the {@link #activation} or the {@link #formula}. The bias comes first in the sum, then
 * the inputs in ascending order.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dense {
  /**
   * The layers or inputs that the layer reads, by their names. Several are joined along the
   * channels; a name may occur twice.
   *
   * @return the names; none for the layer declared just before, or all inputs for the first
   */
  String[] from() default {};

  /**
   * The number of units, which is the number of values the layer outputs. With {@link Classes} it
   * follows and may be left out.
   *
   * @return the number of units, at least 1
   */
  int units() default 0;

  /**
   * The function φ applied to the pre-activations. With {@link Classes} it is {@link
   * Activation#SOFTMAX}.
   *
   * @return the activation
   */
  Activation activation() default Activation.IDENTITY;

  /**
   * A function φ of one's own in place of {@link #activation}, applied to each pre-activation v by
   * itself:
   *
   * <pre>{@code
   * @Dense(units = 8, formula = "v * sigmoid(1.702 * v)")
   * }</pre>
   *
   * <p>A formula is written as in Java, but all numbers are real ones, so that 1/2 is a half, and
   * {@code ^} is power, which binds tighter than a minus before it and takes an exponent that is
   * constant. It may use {@code + - * / ^}, parentheses, {@code a > b ? c : d} with any comparison,
   * {@code pi}, {@code e}, and the functions {@code abs}, {@code min(a, b)}, {@code max(a, b)},
   * {@code clamp(a, low, high)}, {@code sign}, {@code sqrt}, {@code exp}, {@code expm1}, {@code
   * log}, {@code log1p}, {@code sin}, {@code cos}, {@code tan}, {@code atan}, {@code tanh}, {@code
   * sigmoid}, {@code softplus}, {@code relu} and {@code erf}. What is constant in it is computed
   * once, in double.
   *
   * <p>Its derivative is derived. At a kink it is that of the branch which is taken: of {@code
   * relu(v)} and {@code abs(v)} at 0, and of {@code min}, {@code max} and {@code clamp} at a
   * constant limit, it is 0. The layer's weights are drawn as for {@link Activation#TANH}.
   *
   * @return the formula, or nothing
   */
  String formula() default "";

  /**
   * Whether each unit has a bias b_j. Without, b_j is 0 and takes no parameter.
   *
   * @return whether the layer has biases
   */
  boolean bias() default true;

  /**
   * An earlier dense layer whose parameters this one uses in place of its own, so that two towers
   * are the same function. It has as many inputs and units, and biases if this one has; its
   * activation may be another.
   *
   * @return the name of the layer; nothing for parameters of one's own
   */
  String shares() default "";
}
