package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import java.util.Map;

/** The constants of a file, which are a scaling for those who ask for it. */
final class LoadedScaling extends AttachedScaling {
  /** Shift and scale; null if the inputs are not scaled. */
  private final double[][] inputs;

  /** Likewise. */
  private final double[][] outputs;

  LoadedScaling(double[][] inputs, double[][] outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
  }

  @Override
  ModelScaling scaling() {
    ModelScaling scaling = ModelScaling.none();
    if (inputs != null) {
      scaling = scaling.andInputs(Scaling.of(inputs[0], inputs[1]));
    }
    if (outputs != null) {
      scaling = scaling.andOutputs(Scaling.of(outputs[0], outputs[1]));
    }
    return scaling;
  }

  @Override
  void write(ScalingText text, Map<String, String> metadata) {
    if (inputs != null) {
      text.writeInputs(inputs[0], inputs[1], metadata);
    }
    if (outputs != null) {
      text.writeOutputs(outputs[0], outputs[1], metadata);
    }
  }
}
