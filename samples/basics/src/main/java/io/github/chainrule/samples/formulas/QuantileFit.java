package io.github.chainrule.samples.formulas;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Backprop;

/** Learns the upper quantile of samples whose noise grows with the input. */
final class QuantileFit {
  static final int STEPS = 2000;
  private static final int SAMPLES = 500;
  private static final float FIRST_RATE = 0.3f;

  private final float[] x = new float[SAMPLES];
  private final float[] t = new float[SAMPLES];
  private final UpperQuantileNetwork network;
  private final Backprop backprop;
  private final float[] gradient;

  /** Draws the samples and the first weights. */
  QuantileFit(long seed) {
    Generator generator = new Generator(seed);
    for (int s = 0; s < SAMPLES; s++) {
      x[s] = (float) generator.uniform(-1, 1);
      t[s] = (float) (Math.sin(3 * x[s]) + (0.3 + 0.2 * x[s]) * generator.normal());
    }
    network = UpperQuantileNetwork.create(seed);
    backprop = network.newBackprop();
    gradient = new float[network.parameters().length];
  }

  UpperQuantileNetwork network() {
    return network;
  }

  /** Goes against the gradient of the loss, in steps that shrink to nothing. */
  void learn() {
    float[] parameters = network.parameters();
    for (int step = 0; step < STEPS; step++) {
      backprop.gradient(x, t, SAMPLES, gradient);
      float rate = FIRST_RATE * (1 - (float) step / STEPS);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= rate * gradient[i];
      }
    }
  }

  double loss() {
    return backprop.loss(x, t, SAMPLES);
  }

  /**
   * How far the gradient of the formula is from one of which the loss is differentiated by hand, as
   * it would have to be without formulas.
   */
  double distanceFromHandwork() {
    float[] y = new float[SAMPLES];
    network.newForward().forward(x, y, SAMPLES);
    float[] e = new float[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      e[s] = (t[s] > y[s] ? -0.9f : 0.1f) / SAMPLES;
    }
    float[] byHand = new float[gradient.length];
    backprop.backward(x, e, SAMPLES, byHand, new float[SAMPLES]);
    backprop.gradient(x, t, SAMPLES, gradient);
    double furthest = 0;
    for (int i = 0; i < byHand.length; i++) {
      furthest = Math.max(furthest, Math.abs(byHand[i] - gradient[i]));
    }
    return furthest;
  }

  /** The share of the samples that lie below the curve. */
  double shareBelow() {
    float[] y = new float[SAMPLES];
    network.newForward().forward(x, y, SAMPLES);
    int below = 0;
    for (int s = 0; s < SAMPLES; s++) {
      below += t[s] < y[s] ? 1 : 0;
    }
    return (double) below / SAMPLES;
  }
}
