package io.github.chainrule.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a generated class which interface it was generated from, so that a later compilation,
 * which sees no more than the class file, knows whether it may write the class anew.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GeneratedFrom {
  /**
   * The annotated interface.
   *
   * @return its canonical name
   */
  String value();
}
