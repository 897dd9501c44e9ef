package io.github.chainrule.processor.scalar;

import java.util.List;
import java.util.Locale;

/** The functions that a formula may call, by the names that they have there. */
enum FormulaFunction {
  ABS(Operator.ABS),
  MIN(Operator.MIN),
  MAX(Operator.MAX),
  CLAMP(3),
  SIGN(Operator.SIGN),
  SQRT(Operator.SQRT),
  EXP(Operator.EXP),
  EXPM1(Operator.EXPM1),
  LOG(Operator.LOG),
  LOG1P(Operator.LOG1P),
  SIN(Operator.SIN),
  COS(Operator.COS),
  TAN(Operator.TAN),
  ATAN(Operator.ATAN),
  TANH(Operator.TANH),
  /** The one that is accurate where it is next to 0, since its logarithm may be taken. */
  SIGMOID(Operator.LOGISTIC),
  SOFTPLUS(Operator.SOFTPLUS),
  RELU(1),
  ERF(Operator.ERF);

  private final int arity;

  /** Null for a function that is made of several. */
  private final Operator operator;

  FormulaFunction(Operator operator) {
    this.operator = operator;
    this.arity = operator.arity();
  }

  FormulaFunction(int arity) {
    this.operator = null;
    this.arity = arity;
  }

  int arity() {
    return arity;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The function of that name, or null. */
  static FormulaFunction of(String name) {
    for (FormulaFunction function : values()) {
      if (function.text().equals(name)) {
        return function;
      }
    }
    return null;
  }

  Scalar apply(FormulaOperations operations, List<Scalar> a) {
    return switch (this) {
      case RELU -> operations.apply(Operator.MAX, a.get(0), operations.number(0));
      case CLAMP ->
          operations.apply(
              Operator.MIN, operations.apply(Operator.MAX, a.get(0), a.get(1)), a.get(2));
      case MIN, MAX -> operations.apply(operator, a.get(first(a)), a.get(1 - first(a)));
      default -> operations.apply(operator, a.toArray(Scalar[]::new));
    };
  }

  /**
   * A constant is the second operand, so that the derivative at it is 0 on whichever side it is.
   */
  private static int first(List<Scalar> a) {
    return a.get(0) instanceof Scalar.Constant ? 1 : 0;
  }
}
