package io.github.chainrule.samples.benchmarks.elementary.accuracy;

import io.github.chainrule.runtime.f32.Elementary;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function in float, and in double what it is to be. The references are within some ulp of a
 * double, which is nothing in ulp of a float. All of these functions rise, but for gelu, geluSlope,
 * and those of angles.
 *
 * @param name its name
 * @param function the function
 * @param reference its exact value, as nearly as a double has it
 */
record Candidate(String name, FloatFunction function, DoubleUnaryOperator reference) {
  private static final float THIRD = 1 / 3f;

  static final List<Candidate> ALL =
      List.of(
          new Candidate("exp", Elementary::exp, StrictMath::exp),
          new Candidate("expm1", Elementary::expm1, StrictMath::expm1),
          new Candidate("log", Elementary::log, StrictMath::log),
          new Candidate("log1p", Elementary::log1p, StrictMath::log1p),
          new Candidate("tanh", Elementary::tanh, StrictMath::tanh),
          new Candidate("sigmoid", Elementary::sigmoid, x -> 1 / (1 + StrictMath.exp(-x))),
          new Candidate("softplus", Elementary::softplus, Candidate::softplus),
          new Candidate("erf", Elementary::erf, io.github.chainrule.runtime.f64.Elementary::erf),
          new Candidate(
              "softsign",
              Elementary::softsign,
              io.github.chainrule.runtime.f64.Elementary::softsign),
          new Candidate(
              "logistic",
              Elementary::logistic,
              io.github.chainrule.runtime.f64.Elementary::sigmoid),
          new Candidate("gelu", Elementary::gelu, io.github.chainrule.runtime.f64.Elementary::gelu),
          new Candidate(
              "geluSlope",
              Elementary::geluSlope,
              io.github.chainrule.runtime.f64.Elementary::geluSlope),
          new Candidate("subtractMaximum", Candidate::below, Candidate::exactlyBelow),
          new Candidate("sqrt", Elementary::sqrt, StrictMath::sqrt),
          new Candidate("sin", Elementary::sin, StrictMath::sin),
          new Candidate("cos", Elementary::cos, StrictMath::cos),
          new Candidate("tan", Elementary::tan, StrictMath::tan),
          new Candidate("atan", Elementary::atan, StrictMath::atan),
          new Candidate("pow 1.5", x -> Elementary.pow(x, 1.5f), x -> power(x, 1.5)));

  /** A function of one float. */
  interface FloatFunction {
    /** Its value. */
    float apply(float x);
  }

  private static double power(double x, double exponent) {
    return x < 0 ? Double.NaN : StrictMath.pow(x, exponent);
  }

  /** x above the largest of itself and ⅓, a number whose digits are lost in many differences. */
  private static float below(float x) {
    return Elementary.subtractMaximum(x, Math.max(x, THIRD));
  }

  private static double exactlyBelow(double x) {
    return x > THIRD ? 0 : x - THIRD;
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }
}
