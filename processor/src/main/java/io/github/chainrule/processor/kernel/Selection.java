package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.EnumSet;
import java.util.Set;

/**
 * How one of two values is selected: by a branch where one of them takes long, else by computing
 * both, since which one it is differs from sample to sample and processors guess it wrongly.
 */
public final class Selection {

  private static final Set<Operator> QUICK =
      EnumSet.of(
          Operator.NEGATE,
          Operator.ADD,
          Operator.SUBTRACT,
          Operator.MULTIPLY,
          Operator.MAX,
          Operator.MIN,
          Operator.ABS);

  private Selection() {}

  static boolean isSelection(Scalar node) {
    return node instanceof Scalar.Operation operation
        && (operation.operator() == Operator.SELECT
            || operation.operator() == Operator.SELECT_AT_LEAST);
  }

  /** Whether a node selects by a branch. */
  static boolean branches(Scalar node) {
    return isSelection(node) && !isBranchless((Scalar.Operation) node);
  }

  /** Whether an operation selects, and does so without a branch. */
  public static boolean isBranchless(Scalar.Operation operation) {
    return operation.operator() == Operator.SELECT
        && operation.operands().stream().allMatch(Selection::isQuick);
  }

  private static boolean isQuick(Scalar node) {
    if (node.width() != Width.WORKING) {
      return false;
    }
    return !(node instanceof Scalar.Operation operation)
        || isBranchless(operation)
        || (QUICK.contains(operation.operator())
            && operation.operands().stream().allMatch(Selection::isQuick));
  }
}
