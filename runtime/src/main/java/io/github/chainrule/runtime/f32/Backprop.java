package io.github.chainrule.runtime.f32;

/**
 * Computes the loss E of a network and its derivatives, or those of any other function of the
 * outputs. For one thread; the parameters are shared, not copied.
 *
 * <p>Losses are double in either precision. The targets of a loss that has none are not read and
 * may be null.
 *
 * <p>Of g and dx, where a method takes both, one may be null: it is then not computed, and takes no
 * time.
 *
 * <p>An array that is written may be neither another argument nor the parameters: that is refused
 * by an {@link IllegalArgumentException} before anything is written.
 */
public interface Backprop {
  /**
   * Computes the loss of one sample.
   *
   * @param x the inputs, {@code [inputs]}
   * @param t the targets, {@code [outputs]}
   * @return E
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
   */
  double loss(float[] x, float[] t);

  /**
   * Computes the mean loss of n samples.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param t the targets, row-major {@code [n][outputs]}; what follows is not read
   * @param n the number of samples, at least 1
   * @return the mean of E
   * @throws IllegalArgumentException if n is less than 1 or an array has fewer than n rows
   * @throws NullPointerException if an array is null
   */
  double loss(float[] x, float[] t, int n);

  /**
   * Computes the loss of one sample and its gradient.
   *
   * @param x the inputs, {@code [inputs]}
   * @param t the targets, {@code [outputs]}
   * @param g receives dE/dparameters, {@code [parameters]}
   * @return E
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
   */
  double gradient(float[] x, float[] t, float[] g);

  /**
   * Computes the loss of one sample and its gradient, with respect to the inputs as well.
   *
   * @param x the inputs, {@code [inputs]}
   * @param t the targets, {@code [outputs]}
   * @param g receives dE/dparameters, {@code [parameters]}; may be null
   * @param dx receives dE/dx, {@code [inputs]}; may be null
   * @return E
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if x or t is null, or both g and dx are
   */
  double gradient(float[] x, float[] t, float[] g, float[] dx);

  /**
   * Computes the mean loss of n samples and its gradient.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param t the targets, row-major {@code [n][outputs]}; what follows is not read
   * @param n the number of samples, at least 1
   * @param g receives the mean of dE/dparameters, {@code [parameters]}
   * @return the mean of E
   * @throws IllegalArgumentException if n is less than 1, x or t has fewer than n rows, or g has
   *     another length
   * @throws NullPointerException if an array is null
   */
  double gradient(float[] x, float[] t, int n, float[] g);

  /**
   * Computes the mean loss of n samples and its gradient, and the derivatives of each sample's own
   * loss with respect to its inputs.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param t the targets, row-major {@code [n][outputs]}; what follows is not read
   * @param n the number of samples, at least 1
   * @param g receives the mean of dE/dparameters, {@code [parameters]}; may be null
   * @param dx receives dE/dx of each sample, not divided by n, row-major {@code [n][inputs]}; what
   *     follows is not written; may be null
   * @return the mean of E
   * @throws IllegalArgumentException if n is less than 1, x, t or dx has fewer than n rows, or g
   *     has another length
   * @throws NullPointerException if x or t is null, or both g and dx are
   */
  double gradient(float[] x, float[] t, int n, float[] g, float[] dx);

  /**
   * Propagates the derivative of any function of the outputs back through the network, for one
   * sample.
   *
   * @param x the inputs, {@code [inputs]}
   * @param e the function's derivative with respect to the outputs, {@code [outputs]}
   * @param g receives the derivative with respect to the parameters, {@code [parameters]}; may be
   *     null
   * @param dx receives the derivative with respect to the inputs, {@code [inputs]}; may be null
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if x or e is null, or both g and dx are
   */
  void backward(float[] x, float[] e, float[] g, float[] dx);

  /**
   * Propagates the derivative of any function of the outputs back through the network, for n
   * samples.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param e the function's derivative with respect to the outputs, row-major {@code [n][outputs]};
   *     what follows is not read
   * @param n the number of samples, at least 1
   * @param g receives the derivative with respect to the parameters, {@code [parameters]}, summed
   *     over the samples; may be null
   * @param dx receives the derivative with respect to the inputs, row-major {@code [n][inputs]};
   *     what follows is not written; may be null
   * @throws IllegalArgumentException if n is less than 1, x, e or dx has fewer than n rows, or g
   *     has another length
   * @throws NullPointerException if x or e is null, or both g and dx are
   */
  void backward(float[] x, float[] e, int n, float[] g, float[] dx);

  /**
   * Multiplies the Jacobian by a vector from the left, without computing it: the vector-Jacobian
   * product eᵀ · dy/dx of one sample. {@link Jacobian#jvp} is its counterpart.
   *
   * @param x the inputs, {@code [inputs]}
   * @param e the vector, {@code [outputs]}
   * @param dx receives the product, {@code [inputs]}
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
   */
  void vjp(float[] x, float[] e, float[] dx);

  /**
   * Multiplies the Jacobians of n samples by a vector each from the left.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param e the vectors, row-major {@code [n][outputs]}; what follows is not read
   * @param n the number of samples, at least 1
   * @param dx receives the products, row-major {@code [n][inputs]}; what follows is not written
   * @throws IllegalArgumentException if n is less than 1 or an array has fewer than n rows
   * @throws NullPointerException if an array is null
   */
  void vjp(float[] x, float[] e, int n, float[] dx);

  /**
   * How steep a layer's activation is at one of its units, |φ′(v)| as a share of its largest value,
   * for whoever looks inside a network.
   *
   * @param layer the layer, from 0 in the order of the network
   * @param v the pre-activation of the unit
   * @param y its output φ(v)
   * @return the share; 1 where the activation is steepest, 0 where no derivative passes. Of SOFTMAX
   *     the derivative is that of the unit's output by its own pre-activation
   * @throws IllegalArgumentException if there is no such layer
   */
  float steepness(int layer, float v, float y);
}
