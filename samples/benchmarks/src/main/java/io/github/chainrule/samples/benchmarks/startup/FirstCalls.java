package io.github.chainrule.samples.benchmarks.startup;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;
import io.github.chainrule.samples.benchmarks.networks.TinyNetwork;

/** Prints how many milliseconds the first calls of a network take, its creation included. */
public final class FirstCalls {
  static final int CALLS = 1_000;
  static final String FORWARD = "forward";
  static final String GRADIENT = "gradient";

  private FirstCalls() {}

  /**
   * Calls and prints.
   *
   * @param args what is called, {@code forward} or {@code gradient}, and with how many samples
   */
  public static void main(String[] args) {
    int n = Integer.parseInt(args[1]);
    Batch batch = Batch.of(TinyNetwork.create(1), n);
    long start = System.nanoTime();
    Model model = TinyNetwork.create(1);
    if (args[0].equals(FORWARD)) {
      forward(model.newForward(), batch, new float[n * model.outputs()]);
    } else {
      gradient(model.newBackprop(), batch, new float[model.parameters().length]);
    }
    System.out.println((System.nanoTime() - start) * 1e-6);
  }

  private static void forward(Forward forward, Batch batch, float[] y) {
    for (int call = 0; call < CALLS; call++) {
      if (batch.n() == 1) {
        forward.forward(batch.x(), y);
      } else {
        forward.forward(batch.x(), y, batch.n());
      }
    }
  }

  private static void gradient(Backprop backprop, Batch batch, float[] g) {
    for (int call = 0; call < CALLS; call++) {
      if (batch.n() == 1) {
        backprop.gradient(batch.x(), batch.t(), g);
      } else {
        backprop.gradient(batch.x(), batch.t(), batch.n(), g);
      }
    }
  }
}
