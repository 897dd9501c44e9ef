package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import java.io.Serializable;

/** The constants of a scaling, as they ship. */
final class ShippedScaling implements Serializable {
  /** Shift, scale and unit of the columns, or null if they are not scaled. */
  private final double[][] inputs;

  private final double[][] outputs;

  ShippedScaling(ModelScaling scaling) {
    inputs = scaling.hasInputs() ? constants(scaling.inputs()) : null;
    outputs = scaling.hasOutputs() ? constants(scaling.outputs()) : null;
  }

  private static double[][] constants(Scaling scaling) {
    return new double[][] {scaling.shift(), scaling.scale(), scaling.unit()};
  }

  ModelScaling unpack() {
    ModelScaling scaling = ModelScaling.none();
    if (inputs != null) {
      scaling = scaling.withInputs(Scaling.of(inputs[0], inputs[1], inputs[2]));
    }
    if (outputs != null) {
      scaling = scaling.withOutputs(Scaling.of(outputs[0], outputs[1], outputs[2]));
    }
    return scaling;
  }
}
