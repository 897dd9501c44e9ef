package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a number of a type of features is measured in, see {@link Network#features}. The unit
 * stands on the network's card and in its files, and a file of another unit is refused; no number
 * is converted.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Unit {
  /**
   * The unit, such as {@code km} or {@code m/s²}.
   *
   * @return a text without brackets and control characters
   */
  String value();
}
