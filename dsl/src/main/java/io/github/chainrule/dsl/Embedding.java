package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a layer that looks codes up in a table: each channel of
 * what it reads is an integer from 0 to {@link #size} − 1, and becomes that row of the one table,
 * {@code [size][units]}. The rows stand one after another, so that {@code {n}} becomes {@code {n ·
 * units}}, and {@code {steps, n}} becomes {@code {steps, n · units}}.
 *
 * <p>Codes are elements of x: the layer reads inputs, through {@link Slice}, {@link Concat} and
 * {@link Flatten} at most. Generated code refuses a code that is no integer in range, before
 * anything is written. The table is trained, and drawn from the normal distribution of variance 1;
 * derivatives with respect to codes are 0.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Embedding {
  /**
   * The inputs, or layers that only pass elements of them on, by their names. Several are joined
   * along the channels; a name may occur twice.
   *
   * @return the names; none for the layer declared just before, or all inputs for the first
   */
  String[] from() default {};

  /**
   * The number of rows of the table, which is one more than the largest code.
   *
   * @return the number, at least 1
   */
  int size();

  /**
   * The length of a row, which is the number of values that a code becomes.
   *
   * @return the number, at least 1
   */
  int units();

  /**
   * An earlier embedding whose table this one uses in place of its own, of the same size and units.
   *
   * @return the name of the layer; nothing for a table of one's own
   */
  String shares() default "";
}
