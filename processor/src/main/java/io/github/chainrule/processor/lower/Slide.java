package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.List;

/**
 * Multiplies by many rows of weights in loops that are still vectorised.
 *
 * <p>C2 vectorises a loop only if the indices of its arrays differ by constants. So the loop
 * variable itself runs through the rows of weights, block after block, and what stays in its place
 * otherwise slides along with it: a block reads its sums where the block before has left them, and
 * leaves them a block further on.
 */
final class Slide {

  /** The most elements of an array to slide in. */
  private static final int LONGEST = 1 << 20;

  private static final int BLOCK = Looper.BLOCK;

  private final Code code;
  private final ScalarGraph scalars;
  private final Values values;
  private final Looper looper;
  private final EvaluatorArrays arrays;

  Slide(Code code, Values values, Looper looper, EvaluatorArrays arrays) {
    this.code = code;
    this.scalars = code.scalars();
    this.values = values;
    this.looper = looper;
    this.arrays = arrays;
  }

  /** Whether there are too many blocks for constant offsets, and weights that lie row by row. */
  boolean fits(Node.Product node, View weights) {
    return node.terms() / BLOCK > looper.constantBlocks()
        && (long) node.terms() * node.columns() <= LONGEST
        && weights.isRowByRow(node.columns());
  }

  /** A vector times weights that lie row by row. */
  void product(Node.Product node, View weights, View target) {
    int columns = node.columns();
    int whole = node.terms() / BLOCK;
    KernelArray sums = arrays.slide(node, (whole + 1) * BLOCK * columns);
    code.loop("u", columns, true, u -> code.store(at(sums, 0, u), first(node, u)));
    code.loop(
        "i",
        whole,
        false,
        i -> {
          List<Scalar> inputs = looper.inputs(node.left(), Index.ZERO, i.times(BLOCK), BLOCK);
          code.loopFrom(
              i.times(BLOCK * columns),
              "k",
              columns,
              k -> {
                Scalar sum = scalars.symbol(at(sums, 0, k));
                code.store(at(sums, BLOCK * columns, k), added(sum, weights, 0, inputs, k));
              });
        });
    int done = whole * BLOCK;
    List<Scalar> rest = looper.inputs(node.left(), Index.ZERO, Index.of(done), node.terms() - done);
    code.loop(
        "u",
        columns,
        true,
        u -> {
          Scalar sum = scalars.symbol(at(sums, done * columns, u));
          code.store(target.at(Index.ZERO, u), added(sum, weights, done, rest, u));
        });
  }

  /** The bias, or −0, to which adding a number gives that number. */
  private Scalar first(Node.Product node, Index u) {
    return node.hasBias()
        ? values.at(node.bias(), Index.ZERO, u)
        : scalars.constant(-0.0, node.width());
  }

  private Scalar added(Scalar first, View weights, int from, List<Scalar> inputs, Index column) {
    Scalar sum = first;
    for (int term = 0; term < inputs.size(); term++) {
      Scalar weight = scalars.symbol(weights.at(Index.of(from + term), column));
      sum = scalars.add(sum, scalars.multiply(weight, inputs.get(term)));
    }
    return sum;
  }

  private static Access at(KernelArray array, int offset, Index index) {
    return View.rows(array, offset, 0).at(Index.ZERO, index);
  }
}
