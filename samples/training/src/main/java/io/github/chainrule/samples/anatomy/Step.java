package io.github.chainrule.samples.anatomy;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.samples.textbook.TwoNeuronsNetwork;

/**
 * The textbook example and one step of it: g = tanh(0.3 + 0.6 x1 − 0.1 x2) feeds f = σ(−0.2 + 0.5
 * g), x = (−0.9, 0.1), the target is 1 and the learning rate 0.1.
 */
final class Step {
  private static final double RATE = 0.1;
  private static final double[] X = {-0.9, 0.1};
  private static final double[] T = {1};

  private final TwoNeuronsNetwork network =
      TwoNeuronsNetwork.of(new double[] {0.6, -0.1, 0.3, 0.5, -0.2});
  private final double[] before = network.parameters().clone();
  private final double[] outputs = new double[2];
  private final double[] gradient = new double[before.length];
  private final double error;
  private final double errorAfter;

  Step() {
    network.newForward().activations(X, outputs);
    error = network.newBackprop().gradient(X, T, gradient);
    for (int i = 0; i < before.length; i++) {
      network.parameters()[i] -= RATE * gradient[i];
    }
    errorAfter = network.newBackprop().loss(X, T);
  }

  Layer g() {
    return network.g();
  }

  Layer f() {
    return network.f();
  }

  double input(int index) {
    return X[index];
  }

  double target() {
    return T[0];
  }

  /** What a neuron gave before the step. */
  double output(Layer neuron) {
    return outputs[network.layers().indexOf(neuron)];
  }

  /** The error term dE/dv of a neuron, which is the derivative by its bias. */
  double errorTerm(Layer neuron) {
    return gradient[neuron.biasOffset()];
  }

  double error() {
    return error;
  }

  double errorAfter() {
    return errorAfter;
  }

  Change ofWeight(Layer neuron, int input) {
    return change(neuron.weightsOffset() + input);
  }

  Change ofBias(Layer neuron) {
    return change(neuron.biasOffset());
  }

  /** The size of the largest adjustment. */
  double largestAdjustment() {
    double largest = 0;
    for (int i = 0; i < before.length; i++) {
      largest = Math.max(largest, Math.abs(change(i).adjustment()));
    }
    return largest;
  }

  private Change change(int parameter) {
    return new Change(before[parameter], network.parameters()[parameter]);
  }

  /**
   * A parameter before and after the step.
   *
   * @param before its value before
   * @param after its value after
   */
  record Change(double before, double after) {
    double adjustment() {
      return after - before;
    }
  }
}
