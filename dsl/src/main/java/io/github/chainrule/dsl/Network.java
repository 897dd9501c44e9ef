package io.github.chainrule.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an interface as a feed-forward network, to be compiled by the annotation processor.
 *
 * <p>Each abstract method of the interface is a layer. Its name is the layer's name, the order in
 * the source is the order in the network, it takes no arguments and returns {@code
 * io.github.chainrule.runtime.Layer}; {@link Dense} says what the layer computes. The first layer
 * reads the network's inputs, every other one the layer before it, and the last layer is the
 * output. Default and static methods are the user's own and are left alone. The interface may
 * extend the {@code Model} of its precision and inherit no other abstract method.
 *
 * <p>For an interface {@code Iris} the processor writes {@code IrisForward}, {@code IrisBackprop},
 * {@code IrisJacobian} and {@code IrisNetwork} into the same package, and for a nested {@code
 * Outer.Iris} classes that begin with {@code Outer_Iris}. They are public if the interface is.
 *
 * <p>The parameters are one flat array: per layer in order, the weights row-major as {@code
 * [inputs][units]}, then the biases if the layer has them.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Network {
  /**
   * The number of input values of one sample.
   *
   * @return the number of inputs, at least 1
   */
  int inputs();

  /**
   * The type in which the network stores its parameters and computes.
   *
   * @return the precision
   */
  Precision precision() default Precision.FLOAT;

  /**
   * The form of the generated code. It does not change a single bit of any result.
   *
   * @return the emission
   */
  Emission emission() default Emission.AUTO;
}
