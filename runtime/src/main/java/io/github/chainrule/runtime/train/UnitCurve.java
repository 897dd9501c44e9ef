package io.github.chainrule.runtime.train;

import io.github.chainrule.runtime.f64.Elementary;

/**
 * How steep an activation is at a unit's value, for whoever looks inside a network: the derivative
 * φ'(v) by the name of the activation, from the pre-activation v and the output y.
 */
public final class UnitCurve {
  /** Below this share of the steepest slope a unit counts as saturated. */
  private static final double SATURATED = 0.1;

  private static final double SELU_SCALE = 1.05070098735548;
  private static final double SELU_ALPHA = 1.67326324235438;

  private UnitCurve() {}

  /**
   * The derivative of the activation.
   *
   * @param activation the name of the activation, such as {@code TANH}
   * @param v the pre-activation
   * @param y the output
   * @return φ'(v); for SOFTMAX the derivative of a unit's output by its own pre-activation; 1 for a
   *     name that is not known
   */
  public static double slope(String activation, double v, double y) {
    Settings.present("activation", activation);
    switch (activation) {
      case "SIGMOID":
      case "SOFTMAX":
        return y * (1 - y);
      case "TANH":
        return 1 - y * y;
      case "RELU":
        return v > 0 ? 1 : 0;
      case "LEAKY_RELU":
        return v > 0 ? 1 : 0.01;
      case "ELU":
        return v > 0 ? 1 : y + 1;
      case "SELU":
        return v > 0 ? SELU_SCALE : y + SELU_SCALE * SELU_ALPHA;
      case "SOFTSIGN":
        return 1 / (1 + Math.abs(v)) / (1 + Math.abs(v));
      case "SOFTPLUS":
        return sigmoid(v);
      case "SILU":
        return sigmoid(v) + Elementary.damped(v, sigmoid(v) * (1 - sigmoid(v)));
      case "GELU":
        return Elementary.geluSlope(v);
      case "HARD_SIGMOID":
        return v > -3 && v < 3 ? 1 / 6.0 : 0;
      case "HARD_TANH":
        return v > -1 && v < 1 ? 1 : 0;
      default:
        return 1;
    }
  }

  /**
   * Whether a unit is so far out on its curve that little of a derivative passes: the slope is less
   * than a tenth of the steepest of the activation.
   *
   * @param activation the name of the activation
   * @param v the pre-activation
   * @param y the output
   * @return whether the unit is saturated
   */
  public static boolean saturated(String activation, double v, double y) {
    return Math.abs(slope(activation, v, y)) < SATURATED * steepest(activation);
  }

  private static double steepest(String activation) {
    switch (activation) {
      case "SIGMOID":
      case "SOFTMAX":
        return 0.25;
      case "HARD_SIGMOID":
        return 1 / 6.0;
      case "SELU":
        return SELU_SCALE * SELU_ALPHA;
      default:
        return 1;
    }
  }

  private static double sigmoid(double v) {
    return 1 / (1 + StrictMath.exp(-v));
  }
}
