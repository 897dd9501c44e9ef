package io.github.chainrule.samples.benchmarks.costs;

import io.github.chainrule.samples.benchmarks.Score;
import java.util.Map;

/**
 * The times of a layer, in nanoseconds.
 *
 * @param shape its shape
 * @param forward the outputs
 * @param weights the gradient by the weights, beyond the outputs
 * @param inputs the gradient by the inputs, beyond that
 */
record LayerTimes(Shape shape, double forward, double weights, double inputs) {
  private static final int BLOCK = 8;

  static LayerTimes of(Shape shape, Map<String, Score> scores) {
    double forward = scores.get("forward").fastest();
    double gradient = scores.get("gradient").fastest();
    double byInputs = scores.get("gradientByInputs").fastest();
    return new LayerTimes(shape, forward, gradient - forward, byInputs - gradient);
  }

  /** What the compiler compares: a pass forward and all of the gradient. */
  double all() {
    return forward + weights + inputs;
  }

  double perMultiplyAdd(double time) {
    return time / shape.weights();
  }

  /** The loops along the units that there are, each with eight inputs in its body. */
  double blocks() {
    return Math.ceil((double) shape.inputs() / BLOCK);
  }
}
