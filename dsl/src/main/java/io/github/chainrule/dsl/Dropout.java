package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a {@link Network} as a layer that, in training, leaves each value out with a
 * given probability, and multiplies those that stay so that the mean is the same: y = x · m / (1 −
 * rate) with a mask m of zeros and ones (N. Srivastava et al.: Dropout, JMLR 15, 2014). Elsewhere y
 * = x.
 *
 * <p>A network with such a layer gets a class more, {@code …Training}, which the trainer uses,
 * solvers do not: losses, outputs and derivatives of all other classes are those of the whole
 * network. The mask is a function of a seed, the place of the sample in its batch and the place of
 * the value, so that the same seed trains to the same bits on any number of threads.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Dropout {
  /**
   * The rate: how probable it is that a value is left out.
   *
   * @return a number of [0, 1)
   */
  double value();

  /**
   * The layers or inputs that the layer reads, by their names. Several are joined along the
   * channels; a name may occur twice.
   *
   * @return the names; none for the layer declared just before, or all inputs for the first
   */
  String[] from() default {};
}
