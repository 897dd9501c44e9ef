package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how many numbers an array of a type of features holds, see {@link Network#features}. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Length {
  /**
   * The length that the array has whenever it is read.
   *
   * @return the number of elements, at least 1
   */
  int value();
}
