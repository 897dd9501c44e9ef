package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.Sizes;

/**
 * Half the weighted sum of the squared errors of a model as a least-squares problem: its value, its
 * gradient and the Gauss-Newton matrix JᵀJ of the parameters that are not frozen, summed in double,
 * sample by sample in their order and output by output.
 */
final class LeastSquares {
  private final Dataset data;
  private final Forward forward;
  private final Jacobian jacobian;
  private final int[] columns;
  private final int parameters;
  private final float[] x;
  private final float[] t;
  private final float[] y;
  private final float[] j;
  private final double[] row;
  private final Backprop backprop;
  private final float[] g;
  private final float[] moved;

  LeastSquares(Model model, Dataset data, Span[] trained) {
    this.data = data;
    this.forward = model.newForward();
    this.jacobian = model.newJacobian();
    this.parameters = model.parameters().length;
    this.columns = columns(trained);
    this.x = new float[model.inputs()];
    this.t = new float[model.outputs()];
    this.y = new float[model.outputs()];
    this.j = new float[Sizes.product("outputs", model.outputs(), "parameters", parameters)];
    this.row = new double[columns.length];
    this.backprop = model.newBackprop();
    this.g = new float[parameters];
    this.moved = new float[Sizes.product("samples", data.size(), "outputs", y.length)];
  }

  private static int[] columns(Span[] trained) {
    int count = 0;
    for (Span span : trained) {
      count += span.to - span.from;
    }
    int[] columns = new int[count];
    int at = 0;
    for (Span span : trained) {
      for (int k = span.from; k < span.to; k++) {
        columns[at++] = k;
      }
    }
    return columns;
  }

  /** The indices of the parameters that are not frozen. */
  int[] columns() {
    return columns;
  }

  /** Half the sum of the squared errors. */
  double value() {
    double sum = 0;
    for (int sample = 0; sample < data.size(); sample++) {
      data.gather(null, sample, 1, x, t);
      forward.forward(x, y);
      double weight = data.weight(sample);
      for (int k = 0; k < y.length; k++) {
        double error = y[k] - t[k];
        sum += weight * error * error;
      }
    }
    return 0.5 * sum;
  }

  /** Keeps the outputs at the present parameters for {@link #pullBack}. */
  void keepOutputs() {
    for (int sample = 0; sample < data.size(); sample++) {
      data.gather(null, sample, 1, x, t);
      forward.forward(x, y);
      System.arraycopy(y, 0, moved, sample * y.length, y.length);
    }
  }

  /** Computes Jᵀ times the difference of the kept outputs and those at the present parameters. */
  void pullBack(double[] result) {
    for (int i = 0; i < result.length; i++) {
      result[i] = 0;
    }
    for (int sample = 0; sample < data.size(); sample++) {
      data.gather(null, sample, 1, x, t);
      forward.forward(x, y);
      for (int k = 0; k < y.length; k++) {
        y[k] = data.weight(sample) * (moved[sample * y.length + k] - y[k]);
      }
      backprop.backward(x, y, g, null);
      for (int i = 0; i < result.length; i++) {
        result[i] += g[columns[i]];
      }
    }
  }

  /** Computes JᵀJ, lower triangle, and the gradient. */
  void linearize(double[][] matrix, double[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = 0;
      for (int k = 0; k <= i; k++) {
        matrix[i][k] = 0;
      }
    }
    for (int sample = 0; sample < data.size(); sample++) {
      data.gather(null, sample, 1, x, t);
      forward.forward(x, y);
      jacobian.parameters(x, j);
      for (int k = 0; k < y.length; k++) {
        double error = y[k] - t[k];
        addRow(k * parameters, error, data.weight(sample), matrix, gradient);
      }
    }
  }

  private void addRow(int at, double error, double weight, double[][] matrix, double[] gradient) {
    for (int i = 0; i < row.length; i++) {
      row[i] = j[at + columns[i]];
    }
    for (int i = 0; i < row.length; i++) {
      double factor = weight * row[i];
      double[] target = matrix[i];
      for (int k = 0; k <= i; k++) {
        target[k] += factor * row[k];
      }
      gradient[i] += factor * error;
    }
  }
}
