package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.EnumSet;
import java.util.Set;

/**
 * How one of two values is selected: by a branch where one of them takes long, else by computing
 * both, since which one it is differs from sample to sample and processors guess it wrongly. Where
 * equal ones count as well, there is always a branch.
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
          Operator.ABS,
          Operator.SELECT);

  /** Of a selection without a branch; beyond, computing both values takes longer. */
  private static final int MOST_NODES = 32;

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
    if (operation.operator() != Operator.SELECT) {
      return false;
    }
    int[] nodes = new int[1];
    boolean[] areQuick = {true};
    Leaves.walk(
        operation,
        node -> {
          nodes[0]++;
          areQuick[0] &= isQuick(node);
        });
    return areQuick[0] && nodes[0] <= MOST_NODES;
  }

  private static boolean isQuick(Scalar node) {
    return node.width() == Width.WORKING
        && (!(node instanceof Scalar.Operation operation) || QUICK.contains(operation.operator()));
  }
}
