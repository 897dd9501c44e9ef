package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as one of several inputs, which layers name in their
 * {@code from}. The network's x holds the inputs one after another, in source order, each
 * flattened; {@link Network#inputs} is then left out.
 *
 * <pre>{@code
 * @Input(6) Layer motion();
 * @Input(features = Person.class) Layer person();
 * }</pre>
 *
 * <p>The first layer reads all inputs unless it says otherwise.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Input {
  /**
   * The shape of the input: the number of values of a vector.
   *
   * @return the lengths of the axes, the channels last, each at least 1
   */
  int[] value() default {};

  /**
   * The type of the input, in place of its shape, as {@link Network#features} explains.
   *
   * @return the type; {@code void.class} if the input is numbers without names
   */
  Class<?> features() default void.class;

  /**
   * How many samples of {@link #features} follow one another in the input.
   *
   * @return the number of steps; 0 for a single one and no positions
   */
  int steps() default 0;
}
