package io.github.chainrule.samples.emissions;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;

/**
 * Measures how long one call takes, as the least mean of many rounds: what disturbs a measurement
 * only ever adds to it. The first rounds warm the virtual machine up and count like the others.
 */
final class Stopwatch {
  private static final int CALLS = 2_000;

  private final int rounds;

  Stopwatch(int rounds) {
    this.rounds = rounds;
  }

  /** Nanoseconds of one forward pass. */
  double forward(Model model) {
    Forward forward = model.newForward();
    float[] x = new float[model.inputs()];
    float[] y = new float[model.outputs()];
    return best(() -> forward.forward(x, y));
  }

  /** Nanoseconds of one gradient, its forward pass included. */
  double gradient(Model model) {
    Backprop backprop = model.newBackprop();
    float[] x = new float[model.inputs()];
    float[] t = new float[model.outputs()];
    float[] g = new float[model.parameters().length];
    return best(() -> backprop.gradient(x, t, g));
  }

  private double best(Runnable call) {
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      best = Math.min(best, (System.nanoTime() - start) / (double) CALLS);
    }
    return best;
  }
}
