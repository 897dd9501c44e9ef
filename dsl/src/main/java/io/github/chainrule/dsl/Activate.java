package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a layer that applies a function to what it reads,
 * element by element: y = φ(v). {@link Activation#SOFTMAX} runs along the channels.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Activate {
  /**
   * The layers or inputs that the layer reads, by their names. Several are joined along the
   * channels; a name may occur twice.
   *
   * @return the names; none for the layer declared just before, or all inputs for the first
   */
  String[] from() default {};

  /**
   * The function φ applied to what the layer reads.
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
