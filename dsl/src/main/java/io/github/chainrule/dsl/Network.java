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
 * io.github.chainrule.runtime.Layer}; its annotation says what the layer computes: {@link Dense},
 * {@link Concat}, {@link Add}, {@link Multiply}, {@link Activate}, {@link Slice}, {@link
 * Embedding}, {@link LayerNorm}, {@link BatchNorm}, {@link Dropout}, and convolutions and pools
 * such as {@link Conv2D} and {@link MaxPool}. The first layer reads the network's inputs and every
 * other one the layer before it, unless its {@code from} names earlier ones. The last layer is the
 * output, unless some are marked by {@link Output}; every layer has to count for one. Default and
 * static methods are the user's own and are left alone. The interface may extend the {@code Model}
 * of its precision.
 *
 * <p>It may also extend other interfaces and inherit their layers: those come first, in the order
 * in which they are extended, and one that is declared again stays in its place. What this
 * annotation leaves out, and the {@link Loss}, come from the nearest interface that has them.
 * Otherwise no abstract method is inherited.
 *
 * <p>For an interface {@code Iris} the processor writes {@code IrisForward}, {@code IrisBackprop},
 * {@code IrisJacobian} and {@code IrisNetwork} into the same package, and for a nested {@code
 * Outer.Iris} classes that begin with {@code Outer_Iris}. They are public if the interface is.
 *
 * <p>The parameters are one flat array: per layer in order, of a dense one the weights row-major as
 * {@code [inputs][units]}, then the biases if the layer has them; other annotations say theirs.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Network {
  /**
   * The shape of one sample's input, which {@code from} calls {@code input}: the number of values
   * of a vector. A network of several inputs declares them by {@link Input} instead.
   *
   * @return the lengths of the axes, the channels last, each at least 1
   */
  int[] inputs() default {};

  /**
   * The type of one sample's input, in place of {@link #inputs}: a record or, for Java 8 and
   * Android, a class with public fields.
   *
   * <pre>{@code
   * public record Payment(@Unit("km") float distance, float ratio, boolean chip, Channel channel) {}
   * }</pre>
   *
   * <p>Its components, in their order, are the values of x: a primitive number as it is, a boolean
   * as 0 or 1, an enum as a 1 among 0s in the order of its constants, a {@code float[]} or {@code
   * double[]} with {@link Length} element by element, and another such type in its place. Static
   * and transient fields of a class are left out. For an interface {@code Fraud} the processor then
   * also writes {@code FraudFeatures}, {@code FraudPredictor} and {@code FraudResult}.
   *
   * @return the type; {@code void.class} if inputs are numbers without names
   */
  Class<?> features() default void.class;

  /**
   * How many samples of {@link #features} follow one another in the input, which then is of shape
   * {@code {steps, values}}.
   *
   * @return the number of steps; 0 for a single one and no positions
   */
  int steps() default 0;

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
