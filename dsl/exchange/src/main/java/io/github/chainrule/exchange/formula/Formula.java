package io.github.chainrule.exchange.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * A function φ(v) of one variable, as trees of {@link Function}s: what chains of element-wise
 * operators of a file are gathered into, and what a layer's {@code formula} is printed from.
 */
public sealed interface Formula {
  /** The variable v itself, which is the identity. */
  enum Variable implements Formula {
    V
  }

  /** A constant. */
  record Constant(double value) implements Formula {}

  /** A function of formulas. */
  record Call(Function function, List<Formula> arguments) implements Formula {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  static Formula number(double value) {
    return new Constant(value);
  }

  /** A function of formulas, simplified where that changes no value. */
  static Formula call(Function function, Formula... arguments) {
    if (function == Function.MAX && arguments[0].equals(number(0))) {
      return call(function, arguments[1], arguments[0]);
    }
    if (function == Function.MAX && arguments[1].equals(number(0))) {
      return call(Function.RELU, arguments[0]);
    }
    Formula clamped = clamped(function, arguments);
    if (clamped != null) {
      return clamped;
    }
    if (function == Function.IF_POSITIVE
        && arguments[0] instanceof Call condition
        && condition.function() == Function.IF_POSITIVE) {
      Formula then = condition.arguments().get(1);
      Formula otherwise = condition.arguments().get(2);
      if (then.equals(number(1)) && otherwise.equals(number(0))) {
        return call(function, condition.arguments().get(0), arguments[1], arguments[2]);
      }
      if (then.equals(number(0)) && otherwise.equals(number(1))) {
        return call(function, condition.arguments().get(0), arguments[2], arguments[1]);
      }
    }
    Formula call = new Call(function, List.of(arguments));
    boolean constant = true;
    for (Formula argument : arguments) {
      constant &= argument instanceof Constant;
    }
    if (constant) {
      return number(call.at(0));
    }
    boolean dropsOne =
        (function == Function.MULTIPLY || function == Function.DIVIDE)
            && arguments[1].equals(number(1));
    boolean dropsZero =
        (function == Function.ADD || function == Function.SUBTRACT)
            && arguments[1].equals(number(0));
    return dropsOne || dropsZero ? arguments[0] : call;
  }

  /** The smaller of a maximum and a larger constant, as one function; null if it is not that. */
  private static Formula clamped(Function function, Formula... arguments) {
    if (function == Function.MIN
        && arguments[1] instanceof Constant high
        && arguments[0] instanceof Call inner) {
      boolean relu = inner.function() == Function.RELU;
      Formula low = relu ? number(0) : inner.arguments().get(inner.arguments().size() - 1);
      if ((relu || inner.function() == Function.MAX)
          && low instanceof Constant number
          && number.value() <= high.value()) {
        return call(Function.CLAMP, inner.arguments().get(0), low, high);
      }
    }
    return null;
  }

  /** φ at a point. */
  default double at(double v) {
    if (this instanceof Constant number) {
      return number.value();
    }
    if (!(this instanceof Call call)) {
      return v;
    }
    double[] values = new double[call.arguments().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = call.arguments().get(i).at(v);
    }
    return call.function().apply(values);
  }

  /** φ(inner(v)). */
  default Formula after(Formula inner) {
    if (this instanceof Variable) {
      return inner;
    }
    if (!(this instanceof Call call)) {
      return this;
    }
    Formula[] arguments =
        call.arguments().stream().map(argument -> argument.after(inner)).toArray(Formula[]::new);
    return call(call.function(), arguments);
  }

  /** All constants in the formula. */
  default List<Double> constants() {
    List<Double> constants = new ArrayList<>();
    if (this instanceof Constant number) {
      constants.add(number.value());
    } else if (this instanceof Call call) {
      call.arguments().forEach(argument -> constants.addAll(argument.constants()));
    }
    return constants;
  }

  /** The number of nodes, which bounds what a file can make of formulas. */
  default int size() {
    return this instanceof Call call
        ? 1 + call.arguments().stream().mapToInt(Formula::size).sum()
        : 1;
  }

  /** Slope and intercept, if φ(v) = slope · v + intercept by the form of the tree; else null. */
  default double[] line() {
    if (this instanceof Variable) {
      return new double[] {1, 0};
    }
    if (this instanceof Constant number) {
      return new double[] {0, number.value()};
    }
    Call call = (Call) this;
    double[] a = call.arguments().get(0).line();
    double[] b = call.arguments().size() == 2 ? call.arguments().get(1).line() : null;
    if (a == null || (b == null && call.function() != Function.NEGATE)) {
      return null;
    }
    return switch (call.function()) {
      case NEGATE -> new double[] {-a[0], -a[1]};
      case ADD -> new double[] {a[0] + b[0], a[1] + b[1]};
      case SUBTRACT -> new double[] {a[0] - b[0], a[1] - b[1]};
      case MULTIPLY ->
          a[0] == 0
              ? new double[] {a[1] * b[0], a[1] * b[1]}
              : b[0] == 0 ? new double[] {a[0] * b[1], a[1] * b[1]} : null;
      case DIVIDE -> b[0] == 0 ? new double[] {a[0] / b[1], a[1] / b[1]} : null;
      default -> null;
    };
  }
}
