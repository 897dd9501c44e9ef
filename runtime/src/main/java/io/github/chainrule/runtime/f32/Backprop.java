package io.github.chainrule.runtime.f32;

/**
 * Computes the loss E of a network and its derivatives, or those of any other function of the
 * outputs. For one thread; the parameters are shared, not copied.
 *
 * <p>Losses are double in either precision. The targets of a loss that has none are not read and
 * may be null.
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
   * @param g receives dE/dparameters, {@code [parameters]}
   * @param dx receives dE/dx, {@code [inputs]}
   * @return E
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
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
   * Propagates the derivative of any function of the outputs back through the network, for one
   * sample.
   *
   * @param x the inputs, {@code [inputs]}
   * @param e the function's derivative with respect to the outputs, {@code [outputs]}
   * @param g receives the derivative with respect to the parameters, {@code [parameters]}
   * @param dx receives the derivative with respect to the inputs, {@code [inputs]}
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
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
   *     over the samples
   * @param dx receives the derivative with respect to the inputs, row-major {@code [n][inputs]};
   *     what follows is not written
   * @throws IllegalArgumentException if n is less than 1, x, e or dx has fewer than n rows, or g
   *     has another length
   * @throws NullPointerException if an array is null
   */
  void backward(float[] x, float[] e, int n, float[] g, float[] dx);
}
