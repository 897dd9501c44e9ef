package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.Generator;

/**
 * Draws the initial weights of a layer from the distribution that keeps the scale of its values,
 * and of their derivatives, through many layers. An instance draws the weights of one network,
 * layer by layer.
 *
 * <p>Each method fills {@code inputs * units} elements of the parameters in ascending order. Every
 * weight is computed in double and then rounded to the precision of the network, so that one seed
 * gives networks of either precision the same weights, up to that rounding.
 */
public final class Initializer {
  private final Generator generator;

  /**
   * Starts with the first weight of a network.
   *
   * @param seed the same seed gives the same weights
   */
  public Initializer(long seed) {
    this.generator = new Generator(seed);
  }

  /**
   * Draws from the uniform distribution between ±√(6 / (inputs + units)), for activations that are
   * linear around 0 (X. Glorot, Y. Bengio: Understanding the difficulty of training deep
   * feedforward neural networks, AISTATS 2010).
   *
   * @param p receives the weights
   * @param offset the index of the first weight
   * @param inputs the number of inputs of the layer
   * @param units the number of units of the layer
   * @throws IndexOutOfBoundsException if the weights do not fit the array
   */
  public void glorotUniform(float[] p, int offset, int inputs, int units) {
    double limit = StrictMath.sqrt(6.0 / ((double) inputs + units));
    int end = offset + inputs * units;
    for (int k = offset; k < end; k++) {
      p[k] = Real.round(generator.uniform(-limit, limit));
    }
  }

  /**
   * Draws from the normal distribution of variance 2 / inputs, for rectifiers, which lose half of
   * the variance (K. He, X. Zhang, S. Ren, J. Sun: Delving deep into rectifiers, ICCV 2015).
   *
   * @param p receives the weights
   * @param offset the index of the first weight
   * @param inputs the number of inputs of the layer
   * @param units the number of units of the layer
   * @throws IndexOutOfBoundsException if the weights do not fit the array
   */
  public void heNormal(float[] p, int offset, int inputs, int units) {
    normal(p, offset, inputs * units, StrictMath.sqrt(2.0 / inputs));
  }

  /**
   * Draws from the normal distribution of variance 1 / inputs, for SELU (Y. LeCun, L. Bottou, G. B.
   * Orr, K.-R. Müller: Efficient backprop, 1998).
   *
   * @param p receives the weights
   * @param offset the index of the first weight
   * @param inputs the number of inputs of the layer
   * @param units the number of units of the layer
   * @throws IndexOutOfBoundsException if the weights do not fit the array
   */
  public void lecunNormal(float[] p, int offset, int inputs, int units) {
    normal(p, offset, inputs * units, StrictMath.sqrt(1.0 / inputs));
  }

  private void normal(float[] p, int offset, int count, double deviation) {
    for (int k = offset; k < offset + count; k++) {
      p[k] = Real.round(deviation * generator.normal());
    }
  }
}
