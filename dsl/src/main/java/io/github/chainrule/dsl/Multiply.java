package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a layer that multiplies values of the same shape
 * element by element, from left to right: v = a · b · …, y = φ(v). A layer that ends in {@link
 * Activation#SIGMOID} gates another so.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Multiply {
  /**
   * The layers or inputs that the layer reads, by their names, at least two; a name may occur
   * twice.
   *
   * @return the names; none for the layer declared just before, or all inputs for the first, which
   *     is too few
   */
  String[] from() default {};

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
