/**
 * The annotations with which a neural network is declared as a Java interface.
 *
 * <p>An interface annotated with {@link io.github.chainrule.dsl.Network} is a network; each of its
 * abstract methods, annotated with {@link io.github.chainrule.dsl.Dense}, is a layer:
 *
 * <pre>{@code
 * @Network(inputs = 4)
 * @Loss(LossFunction.CROSS_ENTROPY)
 * public interface Iris {
 *   @Dense(units = 16, activation = Activation.TANH)
 *   Layer hidden();
 *
 *   @Dense(units = 3, activation = Activation.SOFTMAX)
 *   Layer species();
 * }
 * }</pre>
 *
 * <p>Inputs may be the components of a record, see {@link
 * io.github.chainrule.dsl.Network#features}, and outputs the constants of an enum, see {@link
 * io.github.chainrule.dsl.Classes}.
 *
 * <p>The processor compiles it into the classes of the forward pass, backprop and the Jacobians.
 * The annotations are kept in the class file but not at run time: nothing here is looked up by
 * reflection. They are not documented ones, since javac counts those as part of what a module
 * exports and would want {@code requires static transitive} for them.
 */
package io.github.chainrule.dsl;
