package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.Unexpected;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.train.Settings;

/** What a model answers to all samples, beside their targets, so that it can be judged. */
final class Outputs {
  final float[] y;
  final float[] t;
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
    t = data.targets();
    y = new float[t.length];
    model.newForward().forward(data.features(), y, n);
  }
}
