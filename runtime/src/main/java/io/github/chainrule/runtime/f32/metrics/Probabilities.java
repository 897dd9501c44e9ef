package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.List;

/** Whether outputs and targets are probabilities, and of what. */
final class Probabilities {
  private Probabilities() {}

  /** Whether each output is the probability of something of its own, as of SIGMOID units. */
  static boolean areIndependent(Model model) {
    return model.loss().name().equals("BINARY_CROSS_ENTROPY");
  }

  /** Refuses a model whose outputs are known to be no probabilities. */
  static void require(String metric, Model model) {
    if (!model.layers().isEmpty() && !are(model)) {
      throw Unexpected.argument(
          metric, "outputs that are probabilities, as those of SIGMOID or SOFTMAX", last(model));
    }
  }

  /** Whether outputs are known to be probabilities. */
  static boolean are(Model model) {
    String last = last(model);
    return last.equals("SIGMOID") || last.equals("SOFTMAX") || last.equals("HARD_SIGMOID");
  }

  private static String last(Model model) {
    List<Layer> layers = model.layers();
    return layers.isEmpty() ? "" : layers.get(layers.size() - 1).activation();
  }

  /** Refuses targets that are no classes; what is not finite is the matter of the metric. */
  static void requireTargets(String metric, Dataset data) {
    float[] t = data.copyTargets();
    for (int k = 0; k < t.length; k++) {
      requireTarget(metric, t[k], k / data.outputs());
    }
  }

  /** Refuses targets of one output. */
  static void requireTargets(String metric, Dataset data, int output) {
    float[] t = data.copyTargets();
    for (int k = output; k < t.length; k += data.outputs()) {
      requireTarget(metric, t[k], k / data.outputs());
    }
  }

  private static void requireTarget(String metric, float t, int sample) {
    boolean isFinite = Math.abs(t) <= Float.MAX_VALUE;
    if (isFinite && !(t >= 0 && t <= 1)) {
      throw Unexpected.argument(metric, "targets of [0, 1]", t + " in sample " + sample);
    }
  }
}
