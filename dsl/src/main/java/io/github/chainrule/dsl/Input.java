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
 * @Input(3) Layer person();
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
  int[] value();
}
