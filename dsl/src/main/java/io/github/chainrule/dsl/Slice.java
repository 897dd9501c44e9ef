package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a layer that passes on some neighbouring channels of
 * what it reads.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Slice {
  /**
   * The layers or inputs that the layer reads, by their names. Several are joined along the
   * channels; a name may occur twice.
   *
   * @return the names; none for the layer declared just before, or all inputs for the first
   */
  String[] from() default {};

  /**
   * The first channel.
   *
   * @return its index, from 0
   */
  int offset() default 0;

  /**
   * The number of channels.
   *
   * @return the number, at least 1
   */
  int units();
}
