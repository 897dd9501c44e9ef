package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.data.ModelScaling;
import java.util.Map;

/** A scaling that the caller attached. */
final class GivenScaling extends AttachedScaling {
  private final ModelScaling scaling;

  GivenScaling(ModelScaling scaling) {
    this.scaling = scaling;
  }

  @Override
  ModelScaling scaling() {
    return scaling;
  }

  @Override
  void write(ScalingText text, Map<String, String> metadata) {
    if (scaling.hasInputs()) {
      text.writeInputs(scaling.inputs().shift(), scaling.inputs().scale(), metadata);
    }
    if (scaling.hasOutputs()) {
      text.writeOutputs(scaling.outputs().shift(), scaling.outputs().scale(), metadata);
    }
  }
}
