package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Sizes;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;

/** What one thread needs to evaluate a block of samples: its evaluators and its buffers. */
final class BlockWorker {
  private final Backprop backprop;
  private final float[] x;
  private final float[] t;
  private final float[] g;
  private boolean targets;

  // For whoever asks for outputs.
  private final Model model;
  private Forward forward;
  private float[] y;

  BlockWorker(Model model, int blockSize) {
    this.backprop = model.newBackprop();
    this.model = model;
    this.x = new float[Sizes.product("samples", blockSize, "inputs", model.inputs())];
    this.t = new float[Sizes.product("samples", blockSize, "outputs", model.outputs())];
    this.g = new float[model.parameters().length];
  }

  void gather(Dataset data, int[] order, int from, int m) {
    targets = data.outputs() > 0;
    data.gather(order, from, m, x, targets ? t : null);
  }

  double gradient(int m, float[] result) {
    return backprop.gradient(x, targets ? t : null, m, result);
  }

  double gradient(int m) {
    return gradient(m, g);
  }

  double loss(int m) {
    return backprop.loss(x, targets ? t : null, m);
  }

  float[] outputs(int m) {
    if (forward == null) {
      forward = model.newForward();
      y = new float[t.length];
    }
    forward.forward(x, y, m);
    return y;
  }

  /** Adds m times the last gradient to a sum, which it begins if it is the first. */
  void addTo(float[] sum, int m, boolean first) {
    float weight = m;
    if (first) {
      for (int k = 0; k < g.length; k++) {
        sum[k] = weight * g[k];
      }
    } else {
      for (int k = 0; k < g.length; k++) {
        sum[k] += weight * g[k];
      }
    }
  }
}
