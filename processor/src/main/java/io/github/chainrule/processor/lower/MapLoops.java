package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.scalar.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * Computes element-wise maps: in one loop over the columns where each operand has all of them or a
 * single one; else in loops over positions and features, since operands serve several of either, or
 * are gathered, and are read where they are.
 */
final class MapLoops {

  private final Code code;
  private final Values values;
  private final RowVectors rowVectors;

  MapLoops(Code code, Values values, RowVectors rowVectors) {
    this.code = code;
    this.values = values;
    this.rowVectors = rowVectors;
  }

  private static boolean isFlat(Node.Map node) {
    return node.operands().stream()
        .allMatch(
            operand ->
                !isRead(node, operand)
                    && (operand.columns() == 1 || operand.columns() == node.columns()));
  }

  /**
   * Whether an operand is gathered on the way. All that are must have the same pairs along each
   * axis, those of the loops.
   */
  static boolean isRead(Node.Map node, Node operand) {
    return operand instanceof Rearrangement.Gather gather
        && operand.positions() == node.positions()
        && tap(node).filter(tap -> tap.inner() == gather.tap().inner()).isPresent();
  }

  private static Optional<Tap> tap(Node.Map node) {
    return node.operands().stream()
        .filter(Rearrangement.Gather.class::isInstance)
        .filter(operand -> operand.positions() == node.positions())
        .map(operand -> ((Rearrangement.Gather) operand).tap())
        .findFirst();
  }

  /**
   * Computes one row. A map over a diagonal matrix is another expression on the diagonal than
   * beside it, where that operand is zero. Both are simplified as unrolled code would be.
   */
  void compute(Node.Map node, Index row, View target) {
    if (isFlat(node)) {
      rowVectors.map(node, row, target, () -> flatMap(node, row, target));
    } else {
      alongPositions(node, row, target);
    }
    if (node.operands().stream().anyMatch(Rearrangement.Diagonal.class::isInstance)) {
      code.store(target.at(row, row), mapped(node, row, row, true));
    }
  }

  private void flatMap(Node.Map node, Index row, View target) {
    code.loop(
        "u",
        node.columns(),
        true,
        column -> code.store(target.at(row, column), mapped(node, row, column, false)));
  }

  private Scalar mapped(Node.Map node, Index row, Index column, boolean onDiagonal) {
    List<Scalar> arguments =
        node.operands().stream()
            .map(operand -> argument(operand, row, column, onDiagonal))
            .toList();
    return code.instantiate(node.template(), node.width(), arguments);
  }

  private Scalar argument(Node operand, Index row, Index column, boolean onDiagonal) {
    if (operand instanceof Rearrangement.Diagonal diagonal) {
      return onDiagonal
          ? values.at(diagonal.vector(), Index.ZERO, column)
          : code.scalars().constant(0, operand.width());
    }
    return values.spreadAt(operand, row, column);
  }

  private void alongPositions(Node.Map node, Index row, View target) {
    int inner = tap(node).map(Tap::inner).orElse(node.positions());
    code.loop(
        "a",
        node.positions() / inner,
        true,
        a ->
            code.loop(
                "b",
                inner,
                true,
                b ->
                    code.loop(
                        "u",
                        node.features(),
                        true,
                        u -> store(node, row, inner, a, b, u, target))));
  }

  private void store(Node.Map node, Index row, int inner, Index a, Index b, Index u, View target) {
    Index position = a.times(inner).plus(b);
    List<Scalar> arguments =
        node.operands().stream()
            .map(
                operand ->
                    isRead(node, operand)
                        ? gathered((Rearrangement.Gather) operand, row, a, b, u)
                        : values.spreadAt(operand, row, position, u))
            .toList();
    code.store(
        target.at(row, position.times(node.features()).plus(u)),
        code.instantiate(node.template(), node.width(), arguments));
  }

  private Scalar gathered(Rearrangement.Gather node, Index row, Index a, Index b, Index u) {
    return values.spreadAt(node.operand(), row, WindowLoops.place(node.tap().read(), a, b), u);
  }
}
