package io.github.chainrule.samples.vanishing;

import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;

/**
 * The derivative φ' of an activation, as the compiler derived it: the input Jacobian of a network
 * that is one unit with the weight 1 and no bias.
 */
final class Slope {
  private final String activation;
  private final Jacobian jacobian;

  private Slope(Model unit) {
    activation = unit.layers().get(0).activation();
    jacobian = unit.newJacobian();
  }

  static Slope ofSigmoid() {
    return new Slope(Curves_SigmoidNetwork.of(new float[] {1}));
  }

  static Slope ofTanh() {
    return new Slope(Curves_TanhNetwork.of(new float[] {1}));
  }

  static Slope ofRelu() {
    return new Slope(Curves_ReluNetwork.of(new float[] {1}));
  }

  String activation() {
    return activation;
  }

  /** φ'(v). */
  double at(double v) {
    float[] slope = new float[1];
    jacobian.inputs(new float[] {(float) v}, slope);
    return slope[0];
  }

  /** φ' at each of some points. */
  double[] at(double[] points) {
    double[] slopes = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      slopes[i] = at(points[i]);
    }
    return slopes;
  }
}
