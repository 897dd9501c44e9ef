package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import java.util.Map;

/** The constants of a model's scaling, which become one for those who ask for it. */
final class ScalingConstants {
  /** Shift, scale and unit; null if the inputs are not scaled. */
  private final double[][] inputs;

  /** Likewise. */
  private final double[][] outputs;

  ScalingConstants(double[][] inputs, double[][] outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
  }

  static ScalingConstants of(ModelScaling scaling) {
    return new ScalingConstants(
        scaling.hasInputs() ? of(scaling.inputs()) : null,
        scaling.hasOutputs() ? of(scaling.outputs()) : null);
  }

  private static double[][] of(Scaling scaling) {
    return new double[][] {scaling.shift(), scaling.scale(), scaling.unit()};
  }

  ModelScaling scaling() {
    ModelScaling scaling = ModelScaling.none();
    if (inputs != null) {
      scaling = scaling.andInputs(Scaling.of(inputs[0], inputs[1], inputs[2]));
    }
    if (outputs != null) {
      scaling = scaling.andOutputs(Scaling.of(outputs[0], outputs[1], outputs[2]));
    }
    return scaling;
  }

  /** Adds them to metadata. */
  void write(ScalingText text, Map<String, String> metadata) {
    if (inputs != null) {
      text.writeInputs(inputs, metadata);
    }
    if (outputs != null) {
      text.writeOutputs(outputs, metadata);
    }
  }
}
