package io.github.chainrule.processor.scalar;

import java.util.List;

/** The rewrite rules of {@link Simplification#EXACT}, one method an operator. */
final class SimplificationRules {

  private SimplificationRules() {}

  /** A simpler equal of the operation, or null if no rule applies. */
  static Scalar apply(ScalarGraph graph, Operator operator, List<Scalar> operands) {
    return switch (operator) {
      case ADD -> add(graph, operands.get(0), operands.get(1));
      case SUBTRACT -> subtract(graph, operands.get(0), operands.get(1));
      case MULTIPLY -> multiply(graph, operands.get(0), operands.get(1));
      case DAMP -> operands.get(1).isConstant(0) ? operands.get(1) : null;
      case DIVIDE -> operands.get(1).isConstant(1) ? operands.get(0) : null;
      case NEGATE ->
          isOperation(operands.get(0), Operator.NEGATE) ? operands.get(0).operands().get(0) : null;
      case SELECT -> operands.get(2) == operands.get(3) ? operands.get(2) : null;
      default -> null;
    };
  }

  private static Scalar add(ScalarGraph graph, Scalar a, Scalar b) {
    if (a.isConstant(0)) {
      return b;
    }
    if (b.isConstant(0)) {
      return a;
    }
    return isOperation(b, Operator.NEGATE) ? graph.subtract(a, b.operands().get(0)) : null;
  }

  private static Scalar subtract(ScalarGraph graph, Scalar a, Scalar b) {
    if (b.isConstant(0)) {
      return a;
    }
    if (a.isConstant(0)) {
      return graph.negate(b);
    }
    return isOperation(b, Operator.NEGATE) ? graph.add(a, b.operands().get(0)) : null;
  }

  private static Scalar multiply(ScalarGraph graph, Scalar a, Scalar b) {
    if (a.isConstant(0) || b.isConstant(1)) {
      return a;
    }
    if (b.isConstant(0) || a.isConstant(1)) {
      return b;
    }
    if (a.isConstant(-1)) {
      return graph.negate(b);
    }
    if (b.isConstant(-1)) {
      return graph.negate(a);
    }
    if (isMask(b)) {
      return intoBranches(graph, a, b);
    }
    return isMask(a) ? intoBranches(graph, b, a) : null;
  }

  /** A selection with a 0 or 1 among its branches, as derivatives of piecewise functions have. */
  private static boolean isMask(Scalar node) {
    return isOperation(node, Operator.SELECT)
        && node.operands().subList(2, 4).stream()
            .anyMatch(branch -> branch.isConstant(0) || branch.isConstant(1));
  }

  private static Scalar intoBranches(ScalarGraph graph, Scalar factor, Scalar mask) {
    List<Scalar> parts = mask.operands();
    return graph.select(
        parts.get(0),
        parts.get(1),
        graph.multiply(factor, parts.get(2)),
        graph.multiply(factor, parts.get(3)));
  }

  private static boolean isOperation(Scalar node, Operator operator) {
    return node instanceof Scalar.Operation operation && operation.operator() == operator;
  }
}
