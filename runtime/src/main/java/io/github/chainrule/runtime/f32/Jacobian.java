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
}
