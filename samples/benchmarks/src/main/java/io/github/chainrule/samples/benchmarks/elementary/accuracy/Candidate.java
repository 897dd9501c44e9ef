package io.github.chainrule.samples.benchmarks.elementary.accuracy;

import io.github.chainrule.runtime.f32.Elementary;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function in float, and in double what it is to be. The references are within some ulp of a
 * double, which is nothing in ulp of a float. All of these functions rise, but for gelu and
 * geluSlope.
 *
 * @param name its name
 * @param function the function
 * @param reference its exact value, as nearly as a double has it
 */
record Candidate(String name, FloatFunction function, DoubleUnaryOperator reference) {
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
              io.github.chainrule.runtime.f64.Elementary::geluSlope));

  /** A function of one float. */
  interface FloatFunction {
    /** Its value. */
    float apply(float x);
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }
}
