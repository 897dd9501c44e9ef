package io.github.chainrule.samples.benchmarks.activations.accuracy;

import java.util.function.DoubleUnaryOperator;

/**
 * The exact values of a function between two floats of one sign. Where it is constant there, or
 * proportional to x, one value serves all: most floats are so small or so large. Both ends and the
 * middle say whether it is, to 2^−45, nothing beside the rounding of a float; that is enough for
 * functions that rise, fall, or turn once on each side of 0.
 */
final class Stretch {
  private static final double NEGLIGIBLE = 0x1p-45;

  private final DoubleUnaryOperator function;
  private final boolean isLinear;
  private double constant;
  private double slope;

  private Stretch(DoubleUnaryOperator function, boolean isLinear) {
    this.function = function;
    this.isLinear = isLinear;
  }

  static Stretch of(DoubleUnaryOperator function, float first, float last) {
    boolean isFinite = Float.isFinite(first) && Float.isFinite(last);
    if (isFinite && isConstant(function, first, last)) {
      Stretch stretch = new Stretch(function, true);
      stretch.constant = function.applyAsDouble(first);
      return stretch;
    }
    DoubleUnaryOperator ratio = x -> function.applyAsDouble(x) / x;
    if (isFinite && isConstant(ratio, first, last)) {
      Stretch stretch = new Stretch(function, true);
      stretch.slope = ratio.applyAsDouble(first);
      return stretch;
    }
    return new Stretch(function, false);
  }

  private static boolean isConstant(DoubleUnaryOperator function, double first, double last) {
    double value = function.applyAsDouble(first);
    double most = NEGLIGIBLE * Math.abs(value);
    return Math.abs(function.applyAsDouble((first + last) / 2) - value) <= most
        && Math.abs(function.applyAsDouble(last) - value) <= most;
  }

  double at(float x) {
    return isLinear ? constant + slope * x : function.applyAsDouble(x);
  }
}
