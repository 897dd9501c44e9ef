package io.github.chainrule.samples.benchmarks.costs;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.Batch;

/** A network of one layer, with its evaluators and arrays. */
final class OneLayer {
  private final Forward forward;
  private final Backprop backprop;
  private final Batch sample;
  private final float[] y;
  private final float[] g;
  private final float[] dx;

  OneLayer(Model model) {
    forward = model.newForward();
    backprop = model.newBackprop();
    sample = Batch.of(model, 1);
    y = new float[model.outputs()];
    g = new float[model.parameters().length];
    dx = new float[model.inputs()];
  }

  float[] forward() {
    forward.forward(sample.x(), y);
    return y;
  }

  double gradient() {
    return backprop.gradient(sample.x(), sample.t(), g);
  }

  double gradientByInputs() {
    return backprop.gradient(sample.x(), sample.t(), g, dx);
  }
}
