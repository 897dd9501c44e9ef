package io.github.chainrule.samples.differences;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f64.Backprop;
import io.github.chainrule.runtime.f64.Model;

/**
 * Computes one gradient twice: by one backward pass, and by moving each of the n parameters in turn
 * and looking at the loss, which takes n + 1 forward passes.
 */
final class Comparison {
  /** About the square root of the precision: a larger step bends, a smaller one drowns in it. */
  private static final double STEP = 1e-7;

  private final Backprop backprop;
  private final double[] parameters;
  private final double[] x;
  private final double[] t;
  private int forwardPasses;

  Comparison(Model model, long seed) {
    Generator generator = new Generator(seed);
    backprop = model.newBackprop();
    parameters = model.parameters();
    x = draw(model.inputs(), generator);
    t = draw(model.outputs(), generator);
  }

  private static double[] draw(int length, Generator generator) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = generator.normal();
    }
    return values;
  }

  double[] byBackprop() {
    double[] gradient = new double[parameters.length];
    backprop.gradient(x, t, gradient);
    return gradient;
  }

  double[] byDifferences() {
    double[] quotients = new double[parameters.length];
    double here = loss();
    for (int i = 0; i < parameters.length; i++) {
      double value = parameters[i];
      parameters[i] = value + STEP;
      quotients[i] = (loss() - here) / STEP;
      parameters[i] = value;
    }
    return quotients;
  }

  private double loss() {
    forwardPasses++;
    return backprop.loss(x, t);
  }

  /** The forward passes that {@link #byDifferences} has taken so far. */
  int forwardPasses() {
    return forwardPasses;
  }

  /** The largest absolute difference of two gradients. */
  static double disagreement(double[] gradient, double[] other) {
    double largest = 0;
    for (int i = 0; i < gradient.length; i++) {
      largest = Math.max(largest, Math.abs(gradient[i] - other[i]));
    }
    return largest;
  }
}
