package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.Signature;
import java.util.List;

/** A network with its parameters, and the maker of its evaluators. */
public interface Model {
  /**
   * The number of values of one input sample.
   *
   * @return the number of inputs
   */
  int inputs();

  /**
   * The number of values that the network computes from one sample.
   *
   * @return the number of outputs
   */
  int outputs();

  /**
   * The parameters themselves, not a copy: whoever writes them changes the network and all its
   * evaluators. {@link Layer} tells where each weight and bias is.
   *
   * @return the live array
   */
  float[] parameters();

  /**
   * The layers in the order of the network; the last one is the output.
   *
   * @return an unmodifiable list
   */
  List<Layer> layers();

  /**
   * What {@link #newBackprop} computes the derivatives of.
   *
   * @return the loss
   */
  ModelLoss loss();

  /**
   * What the values of inputs and outputs are called.
   *
   * @return the names; {@link Signature#none} if there are none
   */
  Signature signature();

  /**
   * Makes an evaluator of the outputs.
   *
   * @return a new evaluator that shares the parameters
   */
  Forward newForward();

  /**
   * Makes an evaluator of the loss and its derivatives.
   *
   * @return a new evaluator that shares the parameters
   */
  Backprop newBackprop();

  /**
   * Makes an evaluator of the outputs' derivatives.
   *
   * @return a new evaluator that shares the parameters
   */
  Jacobian newJacobian();

  /**
   * Computes the outputs for one sample. A convenience that allocates its result; any number of
   * threads may call it at once, as long as nobody writes the parameters meanwhile.
   *
   * @param x the inputs, {@code [inputs]}
   * @return the outputs, {@code [outputs]}
   * @throws IllegalArgumentException if x has another length
   * @throws NullPointerException if x is null
   */
  float[] predict(float[] x);

  /**
   * Copies the network.
   *
   * @return a network with the same parameters in an array of its own
   */
  Model copy();
}
