package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.scalar.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * Computes element-wise maps, in loops over positions and features, whose operands serve several of
 * either, or are gathered: these are read where they are.
 */
final class MapLoops {

  private final Code code;
  private final Values values;

  MapLoops(Code code, Values values) {
    this.code = code;
    this.values = values;
  }

  /** Whether one loop over the columns does: each operand has all of them, or a single one. */
  static boolean isFlat(Node.Map node) {
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

  /** One row. */
  void compute(Node.Map node, Index row, View target) {
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
