package io.github.chainrule.samples.benchmarks.activations.accuracy;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f64.Elementary;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * An activation as it is compiled, and what it and its derivative are to be, in double: within some
 * ulp of one, which is nothing in ulp of a float. The double functions of GELU are compared with 80
 * digits by the tests of the runtime.
 *
 * @param name its name
 * @param model a unit of it
 * @param value φ
 * @param slope its derivative
 */
record Subject(String name, Model model, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
  private static final double SELU_SCALE = 1.05070098735548;
  private static final double SELU_BELOW = SELU_SCALE * 1.67326324235438;

  /** Beyond it σ(−x) is 0. */
  private static final double FAR = 1000;

  static final List<Subject> ALL =
      List.of(
          new Subject(
              "SIGMOID",
              Units_SigmoidNetwork.of(new float[] {1}),
              Subject::sigmoid,
              x -> sigmoid(x) * sigmoid(-x)),
          new Subject(
              "TANH",
              Units_TanhNetwork.of(new float[] {1}),
              x -> isFar(x, 40) ? Math.signum(x) : isTiny(x) ? x : StrictMath.tanh(x),
              x -> 4 * sigmoid(2 * x) * sigmoid(-2 * x)),
          new Subject(
              "RELU",
              Units_ReluNetwork.of(new float[] {1}),
              x -> Math.max(x, 0),
              x -> x > 0 ? 1 : 0),
          new Subject(
              "LEAKY_RELU",
              Units_LeakyReluNetwork.of(new float[] {1}),
              x -> x > 0 ? x : 0.01 * x,
              x -> x > 0 ? 1 : 0.01),
          new Subject(
              "ELU",
              Units_EluNetwork.of(new float[] {1}),
              x -> x > 0 ? x : expm1(x),
              x -> x > 0 ? 1 : Math.exp(x)),
          new Subject(
              "SELU",
              Units_SeluNetwork.of(new float[] {1}),
              x -> x > 0 ? SELU_SCALE * x : SELU_BELOW * expm1(x),
              x -> x > 0 ? SELU_SCALE : SELU_BELOW * Math.exp(x)),
          new Subject(
              "GELU",
              Units_GeluNetwork.of(new float[] {1}),
              x -> isFar(x, 40) ? Math.max(x, 0) : isTiny(x) ? 0.5 * x : Elementary.gelu(x),
              x -> isFar(x, 40) ? step(x) : isTiny(x) ? 0.5 : Elementary.geluSlope(x)),
          new Subject(
              "SILU",
              Units_SiluNetwork.of(new float[] {1}),
              x -> Math.max(x, -FAR) * sigmoid(x),
              Subject::siluSlope),
          new Subject(
              "SOFTPLUS",
              Units_SoftplusNetwork.of(new float[] {1}),
              Subject::softplus,
              Subject::sigmoid),
          new Subject(
              "SOFTSIGN",
              Units_SoftsignNetwork.of(new float[] {1}),
              Elementary::softsign,
              x -> 1 / (1 + Math.abs(x)) / (1 + Math.abs(x))),
          new Subject(
              "HARD_SIGMOID",
              Units_HardSigmoidNetwork.of(new float[] {1}),
              x -> clamp(x / 6 + 0.5, 0),
              x -> Math.abs(x) < 3 ? 1 / 6.0 : 0),
          new Subject(
              "HARD_TANH",
              Units_HardTanhNetwork.of(new float[] {1}),
              x -> clamp(x, -1),
              x -> Math.abs(x) < 1 ? 1 : 0));

  /** Where what is left of an exponential, or of it beside 1, is less than any double has. */
  private static boolean isFar(double x, double limit) {
    return Math.abs(x) > limit;
  }

  /** Where the square of x is nothing beside it: half of all floats cost no exponential. */
  private static boolean isTiny(double x) {
    return Math.abs(x) < 0x1p-60;
  }

  private static double step(double x) {
    return x > 0 ? 1 : 0;
  }

  private static double expm1(double x) {
    return isFar(x, 40) ? -1 : isTiny(x) ? x : StrictMath.expm1(x);
  }

  private static double sigmoid(double x) {
    if (isFar(x, FAR) || isTiny(x)) {
      return isTiny(x) ? 0.5 : step(x);
    }
    double e = Math.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  private static double siluSlope(double x) {
    double near = Math.max(-FAR, Math.min(FAR, x));
    return sigmoid(x) * (1 + near * sigmoid(-x));
  }

  private static double softplus(double x) {
    return isFar(x, FAR)
        ? Math.max(x, 0)
        : Math.max(x, 0) + StrictMath.log1p(Math.exp(-Math.abs(x)));
  }

  private static double clamp(double x, double low) {
    return Math.max(low, Math.min(1, x));
  }
}
