package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.List;
import java.util.function.Function;

/**
 * Computes outer products, the gradients of weights, in loops along the right vector, each for
 * {@link Looper#BLOCK} elements of the left one.
 *
 * <p>C2 vectorises such a loop only if the indices of its arrays differ by constants. Where a place
 * in the target is not constant, in a matrix of many rows or in the middle of many blocks, the loop
 * writes to an array of a block's size, from which the products are copied.
 */
final class OuterLoops {

  private static final int BLOCK = Looper.BLOCK;

  private final Code code;
  private final ScalarGraph scalars;
  private final Values values;
  private final Looper looper;
  private final EvaluatorArrays arrays;

  OuterLoops(Code code, Values values, Looper looper, EvaluatorArrays arrays) {
    this.code = code;
    this.scalars = code.scalars();
    this.values = values;
    this.looper = looper;
    this.arrays = arrays;
  }

  /** Computes one row: all products of an element of the left vector and one of the right. */
  void compute(Node.Outer node, Index row, View target) {
    int inputs = node.left().columns();
    boolean isVectorised = node.right().columns() >= Looper.VECTORISED_TRIPS;
    boolean isConstant = node.rows() == 1 && inputs / BLOCK <= looper.constantBlocks();
    if (isVectorised && !isConstant && target.columnStride() == 1) {
      copied(node, row, target);
    } else {
      int constant = isVectorised && isConstant ? looper.constantBlocks() : 1;
      looper.blocks(
          inputs, constant, (from, count, isFirst) -> direct(node, row, from, count, target));
    }
  }

  private void direct(Node.Outer node, Index row, Index from, int count, View target) {
    int inner = node.right().columns();
    multiply(
        node,
        from,
        count,
        u -> values.at(node.right(), row, u),
        (index, u) -> target.at(row, from.plus(index).times(inner).plus(u)));
  }

  /** The right vector is copied too, since it may be a row of a matrix, behind the products. */
  private void copied(Node.Outer node, Index row, View target) {
    int inner = node.right().columns();
    int rows = Math.min(BLOCK, node.left().columns());
    KernelArray products = arrays.block(node, (rows + 1) * inner);
    View block = View.rows(products, 0, inner);
    Index last = Index.of(rows);
    looper.copies().copyRow(node.right(), row, block, last);
    looper.blocks(
        node.left().columns(),
        0,
        (from, count, isFirst) -> {
          multiply(
              node,
              from,
              count,
              u -> scalars.symbol(block.at(last, u)),
              (index, u) -> block.at(Index.of(index), u));
          code.copy(
              block.at(Index.ZERO, Index.ZERO), target.at(row, from.times(inner)), count * inner);
        });
  }

  /** Where the product of an element of a block of the left vector and one of the right goes. */
  private interface Place {
    Access at(int index, Index right);
  }

  private void multiply(
      Node.Outer node, Index from, int count, Function<Index, Scalar> right, Place place) {
    List<Scalar> inputs = looper.inputs(node.left(), Index.ZERO, from, count);
    code.loop(
        "u",
        node.right().columns(),
        true,
        u -> {
          Scalar delta = code.load(looper.nameOf(node.right(), "_u"), right.apply(u));
          for (int index = 0; index < count; index++) {
            code.store(place.at(index, u), scalars.multiply(inputs.get(index), delta));
          }
        });
  }

  /** Row r of the diagonal matrix has only its element r, so that x_i d_r are all there is. */
  void ofDiagonal(Node left, Rearrangement.Diagonal right, Index row, View target) {
    int inner = right.columns();
    Scalar zero = scalars.constant(0, right.width());
    code.loop(
        "u", left.columns() * inner, true, column -> code.store(target.at(row, column), zero));
    Scalar delta =
        code.load(looper.nameOf(right.vector(), "_r"), values.at(right.vector(), Index.ZERO, row));
    code.loop(
        "i",
        left.columns(),
        true,
        i ->
            code.store(
                target.at(row, i.times(inner).plus(row)),
                scalars.multiply(values.at(left, Index.ZERO, i), delta)));
  }
}
