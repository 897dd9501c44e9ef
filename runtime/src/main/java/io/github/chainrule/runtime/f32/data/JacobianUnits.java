package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.Arrays;

/**
 * What a scaling makes of derivatives: with x = (a / u_x − m) / s_x and b = (y s_y + c) u_y, ∂b/∂a
 * is ∂y/∂x · s_y u_y / (s_x u_x).
 */
final class JacobianUnits {
  /** Null if they are not scaled. */
  private final Scaling inputs;

  private final Scaling outputs;

  /** The extent of a Jacobian. */
  private final int rows;

  private final int columns;

  private JacobianUnits(Scaling inputs, Scaling outputs, int rows, int columns) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.rows = rows;
    this.columns = columns;
  }

  /** Takes the extent that no scaling tells from the length of an array with n Jacobians. */
  static JacobianUnits of(Scaling inputs, Scaling outputs, float[] j, int n) {
    int size = j.length / n;
    int rows = outputs == null ? size / inputs.columns() : outputs.columns();
    int columns = inputs == null ? size / rows : inputs.columns();
    if (j.length == 0 || (long) rows * columns * n != j.length) {
      String extent =
          "["
              + (outputs == null ? "outputs" : rows)
              + "]["
              + (inputs == null ? "inputs" : columns)
              + "]";
      throw Unexpected.argument("j", "Jacobians [" + n + "]" + extent, "length " + j.length);
    }
    return new JacobianUnits(inputs, outputs, rows, columns);
  }

  void restore(float[] j) {
    double[] scaleOut = outputs == null ? ones(rows) : outputs.scale();
    double[] unitOut = outputs == null ? ones(rows) : outputs.unit();
    double[] scaleIn = inputs == null ? ones(columns) : inputs.scale();
    double[] unitIn = inputs == null ? ones(columns) : inputs.unit();
    for (int at = 0; at < j.length; at++) {
      int k = at / columns % rows;
      int i = at % columns;
      double factor = scaleOut[k] / scaleIn[i] * (unitOut[k] / unitIn[i]);
      j[at] = Real.round(j[at] * factor);
    }
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
