package io.github.chainrule.runtime.f32;

/**
 * Computes what training needs of a network with dropout: outputs, losses and gradients with the
 * values left out that masks say. For one thread; the parameters are shared, not copied.
 *
 * <p>A mask has a number for each value that may be left out of a sample: 0 where it is left out, 1
 * where it stays. {@link #masks} draws them.
 *
 * <p>An array that is written may be neither another argument nor the parameters: that is refused
 * by an {@link IllegalArgumentException} before anything is written.
 */
public interface Training {
  /**
   * What draws masks for this network; it belongs to the evaluator and, like it, to one thread.
   *
   * @return the masks, the same object at every call
   */
  DropoutMasks masks();

  /**
   * Computes the mean loss of n samples and its gradient, with values left out by the masks that
   * are drawn of a seed. The same seed gives the same bits; the mask of a sample is that of its
   * place among the n.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param t the targets, row-major {@code [n][outputs]}; what follows is not read
   * @param n the number of samples, at least 1
   * @param seed any number, another for every step
   * @param g receives the mean of dE/dparameters, {@code [parameters]}
   * @return the mean of E
   * @throws IllegalArgumentException if n is less than 1, x or t has fewer than n rows, or g has
   *     another length
   * @throws NullPointerException if an array is null
   */
  double gradient(float[] x, float[] t, int n, long seed, float[] g);

  /**
   * Computes the mean loss of n samples and its gradient, with values left out by given masks.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param t the targets, row-major {@code [n][outputs]}; what follows is not read
   * @param n the number of samples, at least 1
   * @param m the masks, row-major {@code [n][masks]}; what follows is not read
   * @param g receives the mean of dE/dparameters, {@code [parameters]}
   * @return the mean of E
   * @throws IllegalArgumentException if n is less than 1, x, t or m has fewer than n rows, or g has
   *     another length
   * @throws NullPointerException if an array is null
   */
  double gradient(float[] x, float[] t, int n, float[] m, float[] g);

  /**
   * Computes the outputs for n samples, with values left out by given masks.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param y receives the outputs, row-major {@code [n][outputs]}; what follows is not written
   * @param n the number of samples, at least 1
   * @param m the masks, row-major {@code [n][masks]}; what follows is not read
   * @throws IllegalArgumentException if n is less than 1 or an array has fewer than n rows
   * @throws NullPointerException if an array is null
   */
  void forward(float[] x, float[] y, int n, float[] m);

  /**
   * Propagates the derivative of any function of the outputs back through the network, for n
   * samples, with values left out by given masks.
   *
   * @param x the inputs, row-major {@code [n][inputs]}; what follows is not read
   * @param e the function's derivative with respect to the outputs, row-major {@code [n][outputs]};
   *     what follows is not read
   * @param n the number of samples, at least 1
   * @param m the masks, row-major {@code [n][masks]}; what follows is not read
   * @param g receives the derivative with respect to the parameters, {@code [parameters]}, summed
   *     over the samples
   * @param dx receives the derivative with respect to the inputs, row-major {@code [n][inputs]};
   *     what follows is not written; may be null and is then not computed
   * @throws IllegalArgumentException if n is less than 1, x, e, m or dx has fewer than n rows, or g
   *     has another length
   * @throws NullPointerException if another array is null
   */
  void backward(float[] x, float[] e, int n, float[] m, float[] g, float[] dx);
}
