package io.github.chainrule.processor.scalar;

import java.util.List;

/**
 * Exact simplification: the same value for all finite inputs, up to the sign of zero. Nothing is
 * reassociated, and constants are folded only where neither precision rounds.
 */
public enum Simplification {
  EXACT {
    @Override
    Scalar simplify(ScalarGraph graph, Operator operator, List<Scalar> operands) {
      Scalar folded = fold(graph, operator, operands);
      return folded != null ? folded : SimplificationRules.apply(graph, operator, operands);
    }
  },
  /** Leaves every expression as it is written; for tests that compare the two. */
  NONE {
    @Override
    Scalar simplify(ScalarGraph graph, Operator operator, List<Scalar> operands) {
      return null;
    }
  };

  /** A simpler equal of the operation, or null if there is none. */
  abstract Scalar simplify(ScalarGraph graph, Operator operator, List<Scalar> operands);

  private static Scalar fold(ScalarGraph graph, Operator operator, List<Scalar> operands) {
    if (operator.isCall() || !areConstant(operands)) {
      return null;
    }
    double[] values =
        operands.stream().mapToDouble(operand -> ((Scalar.Constant) operand).value()).toArray();
    double result = Evaluator.evaluate(operator, values);
    boolean exact = isFloat(result) && isExact(operator, values, result);
    Width width = operator == Operator.WIDEN ? Width.DOUBLE : operands.get(0).width();
    return exact ? graph.constant(result, width) : null;
  }

  private static boolean areConstant(List<Scalar> operands) {
    for (Scalar operand : operands) {
      if (!(operand instanceof Scalar.Constant)) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing is rounded away: a sum can be undone, a factor only moves the exponent. */
  private static boolean isExact(Operator operator, double[] values, double result) {
    return switch (operator) {
      case ADD -> result - values[0] == values[1] && result - values[1] == values[0];
      case SUBTRACT, SUBTRACT_MAXIMUM ->
          values[0] - result == values[1] && result + values[1] == values[0];
      case MULTIPLY, GATE, DAMP -> isPowerOfTwo(values[0]) || isPowerOfTwo(values[1]);
      case DIVIDE -> isPowerOfTwo(values[1]);
      case SELECT, SELECT_AT_LEAST -> isFloat(values[0]) && isFloat(values[1]);
      default -> true;
    };
  }

  private static boolean isFloat(double value) {
    return (float) value == value;
  }

  private static boolean isPowerOfTwo(double value) {
    return Math.scalb(1.0, Math.getExponent(value)) == Math.abs(value);
  }
}
