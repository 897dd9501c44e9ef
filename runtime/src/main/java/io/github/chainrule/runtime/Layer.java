package io.github.chainrule.runtime;

import java.util.List;

/**
 * One layer of a network: what it is, what it reads, its shape, and where its parameters are.
 *
 * <p>The parameters of a network are one flat array, in which each layer has {@link #tensors}. Of a
 * dense layer, the weights begin at {@link #weightsOffset()}, row-major as {@code [inputs][units]}:
 * the weight from input i to unit j is at {@code weightsOffset() + i * units() + j}. Its biases, if
 * it has them, begin at {@link #biasOffset()}.
 */
public interface Layer {
  /**
   * The name of the method that declares the layer.
   *
   * @return the layer's name
   */
  String name();

  /**
   * What the layer does, by the name of its annotation.
   *
   * @return such as {@code Dense} or {@code Add}; {@code Input} for what is no layer but an input
   */
  String kind();

  /**
   * The layers or inputs that the layer reads, in order; a name may occur twice.
   *
   * @return their names, unmodifiable; none for the layer before in a list of layers, or the input
   */
  List<String> sources();

  /**
   * The shape of what the layer outputs.
   *
   * @return the lengths of the axes, the channels last; a copy
   */
  int[] shape();

  /**
   * The activation by the name of its enum constant, such as {@code TANH}, or by its formula, such
   * as {@code v * sigmoid(1.702 * v)}.
   *
   * @return the name of the activation, or its formula in one line; {@code IDENTITY} if there is
   *     none
   */
  String activation();

  /**
   * What is particular about the layer besides, as a description has it.
   *
   * @return such as {@code epsilon 1.0E-5}; mostly empty
   */
  String detail();

  /**
   * The number of values that each unit reads.
   *
   * @return the number of inputs; of a layer that reads several values, those of one
   */
  int inputs();

  /**
   * The elements of x that the layer looks up in its table: integers from 0 to before the table's
   * number of rows, not numbers to be scaled.
   *
   * @return their indices in the order in which they are looked up, a copy; none for layers that
   *     look nothing up
   */
  int[] codes();

  /**
   * The number of units, which is the number of channels that the layer outputs.
   *
   * @return the number of units
   */
  int units();

  /**
   * Whether each unit has a bias.
   *
   * @return whether the layer has biases
   */
  boolean bias();

  /**
   * The index of the layer's first weight in the parameters.
   *
   * @return the offset of the weights, −1 if the layer has none
   */
  int weightsOffset();

  /**
   * The index of the layer's first bias in the parameters.
   *
   * @return the offset of the biases, −1 if the layer has none
   */
  int biasOffset();

  /**
   * The layer whose parameters this one uses in place of its own.
   *
   * @return its name, empty if the layer shares none
   */
  String shares();

  /**
   * The layer's own parameters, of whichever kind the layer is: what saves, counts, freezes or
   * decays parameters goes by these. A layer that {@link #shares} has none of its own.
   *
   * @return the tensors in the order in which they lie in the parameters, unmodifiable
   */
  List<ParameterTensor> tensors();
}
