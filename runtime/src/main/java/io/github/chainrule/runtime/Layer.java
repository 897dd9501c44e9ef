package io.github.chainrule.runtime;

import java.util.List;

/**
 * One layer of a network: its name, its shape, and where its parameters are.
 *
 * <p>The parameters of a network are one flat array. A layer's weights begin at {@link
 * #weightsOffset()}, row-major as {@code [inputs][units]}: the weight from input i to unit j is at
 * {@code weightsOffset() + i * units() + j}. Its biases, if it has them, begin at {@link
 * #biasOffset()}.
 */
public interface Layer {
  /**
   * The name of the method that declares the layer.
   *
   * @return the layer's name
   */
  String name();

  /**
   * The activation by the name of its enum constant, such as {@code TANH}.
   *
   * @return the name of the activation
   */
  String activation();

  /**
   * The number of values that each unit reads.
   *
   * @return the number of inputs
   */
  int inputs();

  /**
   * The number of units, which is the number of values that the layer outputs.
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
   * @return the offset of the weights
   */
  int weightsOffset();

  /**
   * The index of the layer's first bias in the parameters.
   *
   * @return the offset of the biases, −1 if the layer has none
   */
  int biasOffset();

  /**
   * The layer's parameters, of whichever kind the layer is: what saves, counts, freezes or decays
   * parameters goes by these.
   *
   * @return the tensors in the order in which they lie in the parameters, unmodifiable
   */
  List<ParameterTensor> tensors();
}
