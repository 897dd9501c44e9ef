package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import java.io.Serializable;

/** The constants of a scaling, as they ship, for the doubles that Spark has. */
final class ShippedScaling implements Serializable {
  private static final int SHIFT = 0;
  private static final int SCALE = 1;
  private static final int UNIT = 2;

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

  /** Scales features, {@code [inputs]}, into a row of a table for the network. */
  void applyToInputs(double[] features, float[] x, int at) {
    for (int j = 0; j < features.length; j++) {
      x[at + j] = (float) (inputs == null ? features[j] : apply(inputs, j, features[j]));
    }
  }

  /** Scales the target of a network of one output. */
  float applyToOutput(double label) {
    return (float) (outputs == null ? label : apply(outputs, 0, label));
  }

  /** What the one output of a network stands for. */
  double invertOutput(float y) {
    return outputs == null ? y : (y * outputs[SCALE][0] + outputs[SHIFT][0]) * outputs[UNIT][0];
  }

  private static double apply(double[][] constants, int column, double value) {
    return (value / constants[UNIT][column] - constants[SHIFT][column]) / constants[SCALE][column];
  }

  ModelScaling unpack() {
    ModelScaling scaling = ModelScaling.none();
    if (inputs != null) {
      scaling = scaling.withInputs(Scaling.of(inputs[SHIFT], inputs[SCALE], inputs[UNIT]));
    }
    if (outputs != null) {
      scaling = scaling.withOutputs(Scaling.of(outputs[SHIFT], outputs[SCALE], outputs[UNIT]));
    }
    return scaling;
  }
}
