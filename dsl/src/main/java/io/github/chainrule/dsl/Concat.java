package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a layer that joins the values it reads, at least two,
 * along the channels.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Concat {
  /**
   * The layers or inputs that the layer reads, by their names, at least two; a name may occur
   * twice.
   *
   * @return the names; none for the layer declared just before, or all inputs for the first, which
   *     is too few
   */
  String[] from() default {};
}
