package io.github.chainrule.exchange.formula;

import java.util.Locale;

/** The functions and operators that formulas of layers are made of, and what they compute. */
public enum Function {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  POWER,
  NEGATE,
  ABS,
  MIN,
  MAX,
  SQRT,
  EXP,
  EXPM1,
  LOG,
  SIN,
  COS,
  TANH,
  SIGMOID,
  SOFTPLUS,
  RELU,
  ERF,
  ATAN,
  SIGN,
  CLAMP,
  /** The second argument where the first is above 0, else the third. */
  IF_POSITIVE;

  /** The function as the language of formulas names it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value for arguments, as many as the function takes. */
  public double apply(double... x) {
    return switch (this) {
      case ADD -> x[0] + x[1];
      case SUBTRACT -> x[0] - x[1];
      case MULTIPLY -> x[0] * x[1];
      case DIVIDE -> x[0] / x[1];
      case POWER -> Math.pow(x[0], x[1]);
      case NEGATE -> -x[0];
      case ABS -> Math.abs(x[0]);
      case MIN -> Math.min(x[0], x[1]);
      case MAX -> Math.max(x[0], x[1]);
      case SQRT -> Math.sqrt(x[0]);
      case EXP -> Math.exp(x[0]);
      case EXPM1 -> Math.expm1(x[0]);
      case LOG -> Math.log(x[0]);
      case SIN -> Math.sin(x[0]);
      case COS -> Math.cos(x[0]);
      case TANH -> Math.tanh(x[0]);
      case SIGMOID -> 1 / (1 + Math.exp(-x[0]));
      case SOFTPLUS -> Math.max(x[0], 0) + Math.log1p(Math.exp(-Math.abs(x[0])));
      case RELU -> Math.max(x[0], 0);
      case ERF -> ErrorFunction.erf(x[0]);
      case ATAN -> Math.atan(x[0]);
      case SIGN -> Math.signum(x[0]);
      case CLAMP -> Math.min(Math.max(x[0], x[1]), x[2]);
      case IF_POSITIVE -> x[0] > 0 ? x[1] : x[2];
    };
  }
}
