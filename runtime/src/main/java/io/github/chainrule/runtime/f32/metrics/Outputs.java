package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;

/** What a model answers to all samples, beside their targets, so that it can be judged. */
final class Outputs {
  final float[] y;
  final float[] t;

  /** Null if every sample counts as 1. */
  final float[] weights;

  final int n;
  final int width;

  Outputs(Model model, Dataset data) {
    Settings.present("model", model);
    Settings.present("data", data);
    if (data.size() == 0 || data.inputs() != model.inputs() || data.outputs() != model.outputs()) {
      throw Unexpected.argument(
          "data",
          "samples, "
              + model.inputs()
              + " -> "
              + model.outputs()
              + " (the model's inputs and outputs)",
          data);
    }
    n = data.size();
    width = data.outputs();
    t = data.copyTargets();
    y = new float[t.length];
    weights = data.weighted() ? data.copyWeights() : null;
    model.newForward().forward(data.copyFeatures(), y, n);
  }
}
