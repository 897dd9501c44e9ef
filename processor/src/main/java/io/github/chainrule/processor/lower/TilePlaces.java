package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Pairs;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.program.Scatter;
import io.github.chainrule.processor.program.Tap;

/**
 * The steps of tiles with positions: products and outer products through windows, and what moves
 * positions and features to other places.
 */
final class TilePlaces {

  private static final ValueName SUMS = ValueName.given("sums");

  private final TileCode code;

  TilePlaces(TileCode code) {
    this.code = code;
  }

  /** Whether a node that is no map takes steps of positions. */
  static boolean isNeeded(Node node) {
    if (node instanceof Node.Product product) {
      return !product.window().isVector();
    }
    if (node instanceof Rearrangement.Slice || node instanceof Rearrangement.Concatenation) {
      return node.positions() > 1;
    }
    if (node instanceof Node.Reduction reduction) {
      return reduction.axis() == Node.Reduction.Axis.POSITIONS;
    }
    return node instanceof Rearrangement || node instanceof Scatter;
  }

  /** Adds the steps of a node. */
  void compute(Node node, Tile tile) {
    if (node instanceof Node.Product product) {
      product(product, tile);
    } else if (node instanceof Scatter scatter) {
      scatter(scatter, tile);
    } else if (node instanceof Node.Reduction reduction) {
      code.add(new TileStep.SumPositions(code.tile(reduction.operand()), tile));
    } else if (node instanceof Rearrangement.Slice slice) {
      copyFeatures(code.tile(slice.operand()), slice.from(), tile, 0, slice.features());
    } else if (node instanceof Rearrangement.Concatenation all) {
      int at = 0;
      for (Node operand : all.operands()) {
        copyFeatures(code.tile(operand), 0, tile, at, operand.features());
        at += operand.features();
      }
    } else if (node instanceof Rearrangement.Gather gather) {
      Tile source = code.tile(gather.operand());
      int rows = source.rowsOfPosition();
      code.add(new TileStep.CopyPositions(source, tile, tile.rows(), pairs(gather.tap(), rows)));
    } else if (node instanceof Rearrangement.Reshape reshape) {
      reshape(code.tile(reshape.operand()), tile);
    } else {
      throw new IllegalArgumentException("no tile of " + node);
    }
  }

  private void product(Node.Product node, Tile tile) {
    int offset = ((Node.Parameter) node.right()).offset();
    int biases = node.hasBias() ? ((Node.Parameter) node.bias()).offset() : -1;
    code.add(new TileStep.Begin(biases, tile));
    Tile left = code.tile(node.left());
    int matrix = node.terms() * node.features();
    for (Tap tap : node.window().taps()) {
      if (tap.pairs() > 0) {
        int termStride = node.transposed() ? 1 : node.features();
        int stride = node.transposed() ? node.terms() : 1;
        code.add(new TileStep.AddTap(left, offset, termStride, stride, tile, pairs(tap, 1)));
      }
      offset += matrix;
    }
  }

  private void scatter(Scatter node, Tile tile) {
    code.add(new TileStep.Fill(tile, node.outside() == 0 ? -0.0 : node.outside()));
    for (int index = 0; index < node.operands().size(); index++) {
      Tile source = code.tile(node.operands().get(index));
      Tap tap = node.window().taps().get(index);
      if (node.outside() == 0 && tap.pairs() > 0) {
        code.add(new TileStep.AddPositions(source, tile, pairs(tap, 1)));
      } else if (tap.pairs() > 0) {
        Pairs rows = pairs(tap, source.rowsOfPosition());
        code.add(new TileStep.CopyPositions(source, tile, tile.rows(), rows));
      }
    }
  }

  /** Copies features of each position. */
  private void copyFeatures(Tile source, int from, Tile target, int to, int count) {
    Pairs.Places read = new Pairs.Places(0, 0, 1).times(source.rowsOfPosition(), from);
    Pairs.Places written = new Pairs.Places(0, 0, 1).times(target.rowsOfPosition(), to);
    Pairs pairs = new Pairs(1, target.positions(), read, written);
    code.add(new TileStep.CopyPositions(source, target, count, pairs));
  }

  /** Copies the features that lie beside each other on both sides, of one position or the other. */
  private void reshape(Tile source, Tile target) {
    if (source.positions() % target.positions() == 0) {
      int inner = source.positions() / target.positions();
      Pairs.Places read = new Pairs.Places(0, inner, 1).times(source.rowsOfPosition(), 0);
      Pairs.Places written = new Pairs.Places(0, target.rowsOfPosition(), source.rows());
      Pairs pairs = new Pairs(target.positions(), inner, read, written);
      code.add(new TileStep.CopyPositions(source, target, source.rows(), pairs));
    } else if (target.positions() % source.positions() == 0) {
      int inner = target.positions() / source.positions();
      Pairs.Places read = new Pairs.Places(0, source.rowsOfPosition(), target.rows());
      Pairs.Places written = new Pairs.Places(0, inner, 1).times(target.rowsOfPosition(), 0);
      Pairs pairs = new Pairs(source.positions(), inner, read, written);
      code.add(new TileStep.CopyPositions(source, target, target.rows(), pairs));
    } else {
      for (int element = 0; element < source.positions() * source.rows(); element++) {
        Pairs.Places read = new Pairs.Places(row(source, element), 0, 0);
        Pairs.Places written = new Pairs.Places(row(target, element), 0, 0);
        code.add(new TileStep.CopyPositions(source, target, 1, new Pairs(1, 1, read, written)));
      }
    }
  }

  private static int row(Tile tile, int element) {
    return element / tile.rows() * tile.rowsOfPosition() + element % tile.rows();
  }

  /** The tile of what is repeated along positions or features, which is made once. */
  Tile spread(Rearrangement.Broadcast node) {
    Tile source = code.tile(node.operand());
    code.begun(node).ifPresent(tile -> spread(source, tile));
    return code.tileOf(node);
  }

  private void spread(Tile source, Tile target) {
    Pairs.Places read =
        new Pairs.Places(
            0, source.positions() == 1 ? 0 : source.rowsOfPosition(), source.rows() == 1 ? 0 : 1);
    Pairs.Places written = new Pairs.Places(0, target.rowsOfPosition(), 1);
    Pairs pairs = new Pairs(target.positions(), target.rows(), read, written);
    code.add(new TileStep.CopyPositions(source, target, 1, pairs));
    code.repeatIfOnly(target);
  }

  /** Adds the sums over the samples of an outer product to the gradient. */
  void addOuter(Node.Outer node, int offset) {
    Tile x = code.tile(node.left());
    Tile d = code.tile(node.right());
    Tile sums = code.scratch(SUMS, Tile.ROWS);
    int at = offset;
    for (Tap tap : node.window().taps()) {
      if (tap.pairs() > 0) {
        code.add(new TileStep.AddTapOuter(x, d, code.arrays().gradient, at, sums, pairs(tap, 1)));
      }
      at += node.left().features() * node.right().features();
    }
  }

  private static Pairs pairs(Tap tap, int units) {
    return new Pairs(
        tap.outer(), tap.inner(), places(tap.read(), units), places(tap.written(), units));
  }

  private static Pairs.Places places(Tap.Places places, int units) {
    return new Pairs.Places(places.first(), places.outerStep(), places.innerStep()).times(units, 0);
  }
}
