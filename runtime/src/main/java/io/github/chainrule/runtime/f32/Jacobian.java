package io.github.chainrule.runtime.f32;

/**
 * Computes the derivatives of every output of a network. For one thread; the parameters are shared,
 * not copied.
 *
 * <p>An array that is written may be neither another argument nor the parameters: that is refused
 * by an {@link IllegalArgumentException} before anything is written.
 */
public interface Jacobian {
  /**
   * Computes the derivatives of the outputs with respect to the inputs.
   *
   * @param x the inputs, {@code [inputs]}
   * @param j receives dy_k/dx_i, row-major {@code [outputs][inputs]}
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
   * @throws UnsupportedOperationException if no array can hold so many derivatives; the message
   *     says how many there are
   */
  void inputs(float[] x, float[] j);

  /**
   * Computes the derivatives of the outputs of n samples with respect to their inputs.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param n the number of samples, at least 1
   * @param j receives dy_k/dx_i of each sample, row-major {@code [n][outputs][inputs]}; what
   *     follows is not written
   * @throws IllegalArgumentException if n is less than 1 or an array has fewer than n rows
   * @throws NullPointerException if an array is null
   * @throws UnsupportedOperationException if no array can hold the derivatives of one sample; the
   *     message says how many there are
   */
  void inputs(float[] x, int n, float[] j);

  /**
   * Computes the derivatives of the outputs with respect to the parameters.
   *
   * @param x the inputs, {@code [inputs]}
   * @param j receives dy_k/dw, row-major {@code [outputs][parameters]}
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
   * @throws UnsupportedOperationException if no array can hold so many derivatives; the message
   *     says how many there are
   */
  void parameters(float[] x, float[] j);

  /**
   * Computes the derivatives of the outputs of n samples with respect to the parameters.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param n the number of samples, at least 1
   * @param j receives dy_k/dw of each sample, row-major {@code [n][outputs][parameters]}; what
   *     follows is not written
   * @throws IllegalArgumentException if n is less than 1 or an array has fewer than n rows
   * @throws NullPointerException if an array is null
   * @throws UnsupportedOperationException if no array can hold the derivatives of one sample; the
   *     message says how many there are
   */
  void parameters(float[] x, int n, float[] j);

  /**
   * Multiplies the Jacobian by a vector from the right, without computing it: the Jacobian-vector
   * product dy/dx · v, the derivative of the outputs in the direction v. {@link Backprop#vjp} is
   * its counterpart.
   *
   * @param x the inputs, {@code [inputs]}
   * @param v the direction, {@code [inputs]}
   * @param dy receives the product, {@code [outputs]}
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
   */
  void jvp(float[] x, float[] v, float[] dy);

  /**
   * Multiplies the Jacobians of n samples by a vector each from the right.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param v the directions, row-major {@code [n][inputs]}; what follows is not read
   * @param n the number of samples, at least 1
   * @param dy receives the products, row-major {@code [n][outputs]}; what follows is not written
   * @throws IllegalArgumentException if n is less than 1 or an array has fewer than n rows
   * @throws NullPointerException if an array is null
   */
  void jvp(float[] x, float[] v, int n, float[] dy);
}
