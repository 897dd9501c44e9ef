package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.function.BiConsumer;

/** Copies nodes to places, and puts together in arrays what others hold. */
final class Copies {

  private final Code code;
  private final ScalarGraph scalars;
  private final Values values;

  Copies(Code code, Values values) {
    this.code = code;
    this.scalars = code.scalars();
    this.values = values;
  }

  /** Whether a node's array is the given place already. */
  boolean isIn(Node node, View place) {
    boolean inArray = !(node instanceof Node.Constant || node instanceof Rearrangement.Diagonal);
    return inArray && values.view(node).equals(place);
  }

  /** Copies a node that is in an array, or a number, or a diagonal matrix, to a place. */
  void copy(Node node, View target) {
    if (node instanceof Rearrangement.Diagonal diagonal) {
      fill(node.rows(), node.columns(), target, scalars.constant(0, node.width()));
      code.loop(
          "r",
          node.rows(),
          true,
          row -> code.store(target.at(row, row), values.at(diagonal.vector(), Index.ZERO, row)));
    } else {
      code.loop("r", node.rows(), true, row -> copyRow(node, row, target, row));
    }
  }

  private void fill(int rows, int columns, View target, Scalar value) {
    code.loop(
        "r",
        rows,
        true,
        row -> code.loop("u", columns, true, column -> code.store(target.at(row, column), value)));
  }

  /** Copies a row of a node to a row of the target, maybe to another. */
  void copyRow(Node node, Index row, View target, Index targetRow) {
    if (node.columns() >= Looper.VECTORISED_TRIPS && liesLike(node, target)) {
      Access source = values.view(node).at(row, Index.ZERO);
      code.copy(source, target.at(targetRow, Index.ZERO), node.columns());
    } else {
      code.loop(
          "u",
          node.columns(),
          true,
          u -> code.store(target.at(targetRow, u), values.at(node, row, u)));
    }
  }

  /** Whether the elements of a row are neighbours here and there, and of the same type. */
  private boolean liesLike(Node node, View target) {
    return !(node instanceof Node.Constant)
        && values.view(node).columnStride() == 1
        && target.columnStride() == 1
        && node.width() == target.array().width();
  }

  /** Fills the array of a node that shows others in other places. */
  void assemble(Node node) {
    View target = values.view(node);
    if (node instanceof Rearrangement.Concatenation concatenation) {
      assemble(concatenation, target);
    } else if (node instanceof Rearrangement.Slice slice) {
      copyFeatures(slice.operand(), slice.from(), slice, 0, target);
    } else if (node instanceof Rearrangement.Gather gather) {
      code.loop("r", node.rows(), true, row -> gather(gather, row, target));
    } else {
      code.loop("r", node.rows(), true, row -> spread((Rearrangement) node, row, target));
    }
  }

  private void assemble(Rearrangement.Concatenation node, View target) {
    int from = 0;
    for (Node operand : node.operands()) {
      if (node.positions() == 1) {
        copy(operand, target.from(from));
      } else {
        copyFeatures(operand, 0, node, from, target);
      }
      from += operand.features();
    }
  }

  /** Copies as many features of each position as both have behind the given ones. */
  private void copyFeatures(Node source, int from, Node node, int to, View target) {
    int count = Math.min(source.features() - from, node.features() - to);
    code.loop(
        "r",
        node.rows(),
        true,
        row ->
            forEachFeature(
                node.positions(),
                count,
                (position, u) -> {
                  Index place = position.times(source.features()).plus(u).plus(from);
                  Index written = position.times(node.features()).plus(u).plus(to);
                  code.store(target.at(row, written), values.at(source, row, place));
                }));
  }

  private void forEachFeature(int positions, int features, BiConsumer<Index, Index> action) {
    code.loop(
        "q",
        positions,
        true,
        position -> code.loop("u", features, true, u -> action.accept(position, u)));
  }

  private void gather(Rearrangement.Gather node, Index row, View target) {
    int features = node.features();
    WindowLoops.forEachPair(
        code,
        node.tap(),
        (read, written) ->
            code.loop(
                "u",
                features,
                true,
                u ->
                    code.store(
                        target.at(row, written.times(features).plus(u)),
                        values.at(node.operand(), row, read.times(features).plus(u)))));
  }

  private void spread(Rearrangement node, Index row, View target) {
    forEachFeature(
        node.positions(),
        node.features(),
        (position, u) ->
            code.store(
                target.at(row, position.times(node.features()).plus(u)),
                values.spreadAt(node.operand(), row, position, u)));
  }
}
