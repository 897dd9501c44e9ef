package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Sizes;
import java.util.Arrays;

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
   * @param inputs the number of inputs of the layer, at least 0
   * @param units the number of units of the layer, at least 0
   * @throws IllegalArgumentException if a number is negative or no array holds so many weights
   * @throws IndexOutOfBoundsException if the weights do not fit the array; nothing is written then
   * @throws NullPointerException if the array is null
   */
  public void glorotUniform(float[] p, int offset, int inputs, int units) {
    int end = end(p, offset, inputs, units);
    double limit = Math.sqrt(6.0 / ((double) inputs + units));
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
   * @param inputs the number of inputs of the layer, at least 0
   * @param units the number of units of the layer, at least 0
   * @throws IllegalArgumentException if a number is negative or no array holds so many weights
   * @throws IndexOutOfBoundsException if the weights do not fit the array; nothing is written then
   * @throws NullPointerException if the array is null
   */
  public void heNormal(float[] p, int offset, int inputs, int units) {
    int end = end(p, offset, inputs, units);
    normal(p, offset, end, Math.sqrt(2.0 / inputs));
  }

  /**
   * Draws from the normal distribution of variance 1 / inputs, for SELU (Y. LeCun, L. Bottou, G. B.
   * Orr, K.-R. Müller: Efficient backprop, 1998).
   *
   * @param p receives the weights
   * @param offset the index of the first weight
   * @param inputs the number of inputs of the layer, at least 0
   * @param units the number of units of the layer, at least 0
   * @throws IllegalArgumentException if a number is negative or no array holds so many weights
   * @throws IndexOutOfBoundsException if the weights do not fit the array; nothing is written then
   * @throws NullPointerException if the array is null
   */
  public void lecunNormal(float[] p, int offset, int inputs, int units) {
    int end = end(p, offset, inputs, units);
    normal(p, offset, end, Math.sqrt(1.0 / inputs));
  }

  /**
   * Draws from the normal distribution of variance 1, as the tables of embeddings begin.
   *
   * @param p receives the entries
   * @param offset the index of the first entry
   * @param size the number of rows, at least 0
   * @param units the length of a row, at least 0
   * @throws IllegalArgumentException if a number is negative or no array holds so many entries
   * @throws IndexOutOfBoundsException if the entries do not fit the array; nothing is written then
   * @throws NullPointerException if the array is null
   */
  public void standardNormal(float[] p, int offset, int size, int units) {
    normal(p, offset, end(p, offset, size, units), 1);
  }

  /**
   * Fills with ones, as the factors of a normalisation begin.
   *
   * @param p receives the ones
   * @param offset the index of the first
   * @param inputs their number is inputs times units; at least 0
   * @param units at least 0
   * @throws IllegalArgumentException if a number is negative or no array holds so many
   * @throws IndexOutOfBoundsException if they do not fit the array; nothing is written then
   * @throws NullPointerException if the array is null
   */
  public void ones(float[] p, int offset, int inputs, int units) {
    Arrays.fill(p, offset, end(p, offset, inputs, units), 1);
  }

  /** The index after the last weight, everything being checked. */
  private static int end(float[] p, int offset, int inputs, int units) {
    Settings.present("p", p);
    int count = Sizes.product("inputs", inputs, "units", units);
    if (offset < 0 || offset > p.length || count > p.length - offset) {
      throw new IndexOutOfBoundsException(
          "p: expected " + count + " elements from " + offset + " on, got length " + p.length);
    }
    return offset + count;
  }

  private void normal(float[] p, int offset, int end, double deviation) {
    for (int k = offset; k < end; k++) {
      p[k] = Real.round(deviation * generator.normal());
    }
  }
}
