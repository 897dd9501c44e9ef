package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the outputs of a {@link Network} the names of an enum's constants: the layer is one of the
 * network's outputs, its units are the probabilities of the classes, in the order of the constants,
 * and its activation is {@link Activation#SOFTMAX}. Of a {@link Dense} layer both follow and need
 * not be written.
 *
 * <pre>{@code
 * @Dense @Classes(Verdict.class) Layer verdict();
 * }</pre>
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Classes {
  /**
   * The enum whose constants are the classes.
   *
   * @return an enum of at least two constants
   */
  Class<? extends Enum<?>> value();
}
