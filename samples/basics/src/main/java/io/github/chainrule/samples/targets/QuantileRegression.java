package io.github.chainrule.samples.targets;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;

/**
 * Learns quantiles of noisy samples. The noise grows with the input, and the samples of the right
 * half count three times.
 */
final class QuantileRegression {
  static final float[] LEVELS = {0.1f, 0.5f, 0.9f};
  static final int STEPS = 3000;
  private static final int SAMPLES = 500;
  private static final float FIRST_RATE = 0.2f;

  private final float[] x = new float[SAMPLES];
  private final float[] y = new float[SAMPLES * LEVELS.length];
  private final QuantilesNetwork network;
  private final Forward forward;
  private final QuantileLoss loss;

  /** Draws the samples and the first weights. */
  QuantileRegression(long seed) {
    Generator generator = new Generator(seed);
    float[] t = new float[SAMPLES];
    float[] weights = new float[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      x[s] = (float) generator.uniform(-1, 1);
      t[s] = (float) (Math.sin(3 * x[s]) + (0.3 + 0.2 * x[s]) * generator.normal());
      weights[s] = x[s] < 0 ? 1 : 3;
    }
    loss = new QuantileLoss(LEVELS, t, weights);
    network = QuantilesNetwork.create(seed);
    forward = network.newForward();
  }

  /** Goes against the gradient of the quantile loss, in steps that shrink to nothing. */
  void learn() {
    Backprop backprop = network.newBackprop();
    float[] parameters = network.parameters();
    float[] e = new float[y.length];
    float[] g = new float[parameters.length];
    float[] dx = new float[x.length];
    for (int step = 0; step < STEPS; step++) {
      forward.forward(x, y, SAMPLES);
      loss.derivative(y, e);
      backprop.backward(x, e, SAMPLES, g, dx);
      float rate = FIRST_RATE * (1 - (float) step / STEPS);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= rate * g[i];
      }
    }
  }

  double loss() {
    forward.forward(x, y, SAMPLES);
    return loss.value(y);
  }

  /** The share of the weight below each of the three curves. */
  double[] shareBelow() {
    forward.forward(x, y, SAMPLES);
    return loss.shareBelow(y);
  }
}
