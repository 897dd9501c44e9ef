package io.github.chainrule.samples.textbook;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f64.Backprop;
import io.github.chainrule.runtime.f64.Forward;

/**
 * Backpropagation on one sample, step by step: g = tanh(0.3 + 0.6 x1 − 0.1 x2) feeds f = σ(−0.2 +
 * 0.5 g), x = (−0.9, 0.1), the target is 1 and the learning rate 0.1.
 */
final class Example {
  private static final double RATE = 0.1;
  private static final double[] X = {-0.9, 0.1};
  private static final double[] T = {1.0};

  private final TwoNeuronsNetwork network;
  private final Forward forward;
  private final Backprop backprop;
  private final double[] parameters;
  private final double[] outputs = new double[2];
  private final double[] gradient = new double[TwoNeuronsNetwork.PARAMETERS];
  private double error;

  Example() {
    // A layer's weights come first, then its bias: G's 0.6 and -0.1, its 0.3; F's 0.5, its -0.2.
    network = TwoNeuronsNetwork.of(new double[] {0.6, -0.1, 0.3, 0.5, -0.2});
    forward = network.newForward();
    backprop = network.newBackprop();
    parameters = network.parameters();
    propagate();
  }

  /** Computes the outputs, the error and its gradient from the weights as they are. */
  private void propagate() {
    forward.activations(X, outputs);
    error = backprop.gradient(X, T, gradient);
  }

  /** Goes a step against the gradient. */
  void step() {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= RATE * gradient[i];
    }
    propagate();
  }

  /** The neuron G. */
  Layer g() {
    return network.g();
  }

  /** The neuron F. */
  Layer f() {
    return network.f();
  }

  double outputOfG() {
    return outputs[0];
  }

  double outputOfF() {
    return outputs[1];
  }

  double error() {
    return error;
  }

  /** The error term of a neuron, dE/dv, which is the derivative by its bias. */
  double errorTerm(Layer neuron) {
    return gradient[neuron.biasOffset()];
  }

  double bias(Layer neuron) {
    return parameters[neuron.biasOffset()];
  }

  double weight(Layer neuron, int input) {
    return parameters[neuron.weightsOffset() + input];
  }

  /** The Euclidean norm of the gradient. */
  double gradientNorm() {
    double squares = 0;
    for (double derivative : gradient) {
      squares += derivative * derivative;
    }
    return Math.sqrt(squares);
  }
}
