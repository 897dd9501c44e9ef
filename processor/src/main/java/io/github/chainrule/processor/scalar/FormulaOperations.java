package io.github.chainrule.processor.scalar;

import java.util.Arrays;

/**
 * Writes the expression of a formula as it stands, but for what is constant in it, which is
 * computed here, in {@code double}.
 */
final class FormulaOperations {

  private final ScalarGraph graph = new ScalarGraph(Simplification.NONE);

  Scalar number(double value) {
    return graph.constant(value);
  }

  Scalar variable(FormulaVariable variable) {
    return graph.symbol(variable);
  }

  Scalar apply(Operator operator, Scalar... operands) {
    if (!Arrays.stream(operands).allMatch(Scalar.Constant.class::isInstance)) {
      return graph.apply(operator, operands);
    }
    double[] values =
        Arrays.stream(operands).mapToDouble(it -> ((Scalar.Constant) it).value()).toArray();
    return number(Evaluator.evaluate(operator, values));
  }

  /** {@code a > b ? then : otherwise}, or with another comparison. */
  Scalar select(String comparison, Scalar a, Scalar b, Scalar then, Scalar otherwise) {
    return switch (comparison) {
      case ">" -> apply(Operator.SELECT, a, b, then, otherwise);
      case "<" -> apply(Operator.SELECT, b, a, then, otherwise);
      case ">=" -> apply(Operator.SELECT_AT_LEAST, a, b, then, otherwise);
      case "<=" -> apply(Operator.SELECT_AT_LEAST, b, a, then, otherwise);
      case "==" -> select(">=", a, b, select("<=", a, b, then, otherwise), otherwise);
      case "!=" -> select("==", a, b, otherwise, then);
      default -> throw new IllegalArgumentException("no comparison: " + comparison);
    };
  }

  /** a^exponent. */
  Scalar power(Scalar a, Scalar.Constant exponent) {
    return a instanceof Scalar.Constant base
        ? number(StrictMath.pow(base.value(), exponent.value()))
        : Powers.of(graph, a, exponent);
  }
}
