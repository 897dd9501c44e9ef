package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.program.Node;

/**
 * Sums outer products over the samples of a tile: ∂E/∂w_ij = Σ x_i δ_j.
 *
 * <p>A sum over samples has an order, so the loops must run along something else: along the inputs
 * or along the outputs, whichever is estimated to be cheaper. The numbers of each sample are laid
 * beside each other for it, as many at a time as the runtime has rows for.
 */
final class OuterSums {

  private final TileCode code;

  OuterSums(TileCode code) {
    this.code = code;
  }

  /** Adds the sum over the samples to the gradient. */
  void add(Node.Outer node, int offset) {
    int inputs = node.left().columns();
    int outputs = node.right().columns();
    boolean turnsInputs = !isSource(node.left());
    if (code.costs().isOuterFasterAlongOutputs(code.samples(), inputs, outputs, turnsInputs)) {
      add(node.left(), node.right(), offset, outputs, 1);
    } else {
      add(node.right(), node.left(), offset, 1, outputs);
    }
  }

  /** Adds the sums along the elements of {@code along}, for each element of {@code each}. */
  private void add(Node each, Node along, int offset, int eachStride, int alongStride) {
    Tile tile = code.tile(each);
    KernelArray target = code.arrays().gradient;
    SampleRows rows = code.costs().best(along.columns());
    code.use(rows);
    for (int from = 0; from < along.columns(); from += rows.length()) {
      int count = Math.min(rows.length(), along.columns() - from);
      code.add(lay(along, from, count, rows));
      int at = offset + from * alongStride;
      code.add(new TileStep.AddOuter(tile, rows, count, target, at, eachStride, alongStride));
    }
  }

  private TileStep lay(Node along, int from, int count, SampleRows rows) {
    if (isSource(along)) {
      KernelArray source = code.arrays().source((Node.Source) code.resolve(along)).array();
      return new TileStep.Copy(source, along.columns(), from, count, rows);
    }
    return new TileStep.Turn(code.tile(along), from, count, rows);
  }

  /**
   * Whether a node's samples are an argument, in which each one's numbers are beside each other.
   */
  private boolean isSource(Node node) {
    return code.resolve(node) instanceof Node.Source source
        && source.kind() != Node.Source.Kind.DELTA;
  }
}
