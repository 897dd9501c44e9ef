package io.github.chainrule.runtime.f32;

/**
 * Computes the outputs of a network. For one thread; the parameters are shared, not copied. *
 *
 * <p>An array that is written may be neither another argument nor the parameters: that is refused
 * by an {@link IllegalArgumentException} before anything is written.
 */
public interface Forward {
  /**
   * Computes the outputs for one sample.
   *
   * @param x the inputs, {@code [inputs]}
   * @param y receives the outputs, {@code [outputs]}
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
   */
  void forward(float[] x, float[] y);

  /**
   * Computes the outputs for n samples, each bit as the call for one sample does.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param y receives the outputs, row-major {@code [n][outputs]}; what follows is not written
   * @param n the number of samples, at least 1
   * @throws IllegalArgumentException if n is less than 1 or an array has fewer than n rows
   * @throws NullPointerException if an array is null
   */
  void forward(float[] x, float[] y, int n);

  /**
   * Computes the outputs of every layer for one sample.
   *
   * @param x the inputs, {@code [inputs]}
   * @param h receives the outputs of all layers, one layer after the other in the order of the
   *     network; its length is the sum of their units
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if an array is null
   */
  void activations(float[] x, float[] h);
}
