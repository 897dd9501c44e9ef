package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.Pairs;
import io.github.chainrule.processor.kernel.RowWindow;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.kernel.VectorMethod;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.program.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has the runtime multiply a row through a window. Where there are many positions it always does;
 * where there are few, it does by vectors, and loops compute the same where it has none. Products
 * of several rows, such as tangents, are always computed in loops: their rows are a loop that
 * cannot be cut into methods.
 */
final class WindowCalls {

  /** The runtime computes 72 positions at a time; of fewer than these, too many for nothing. */
  private static final int FEWEST_POSITIONS = 24;

  /** Of more taps, a class would have to hold too much about a window. */
  private static final int MOST_TAPS = 64;

  private final Code code;
  private final Values values;
  private final RowVectors rows;

  WindowCalls(Code code, Values values, RowVectors rows) {
    this.code = code;
    this.values = values;
    this.rows = rows;
  }

  /** A product of one row. */
  void multiply(Node.Product node, View target, Runnable loops) {
    if (!fits(node, target)) {
      loops.run();
    } else if (isWide(node)) {
      code.multiply(
          new Statement.MultiplyThroughWindow(
              window(node),
              rows.first(node.left(), Index.ZERO),
              rows.first(node.right(), Index.ZERO),
              bias(node),
              target.at(Index.ZERO, Index.ZERO),
              node.terms(),
              node.features(),
              node.transposed()));
    } else if (node.transposed()) {
      loops.run();
    } else {
      byVectors(node, target, loops);
    }
  }

  private boolean fits(Node.Product node, View target) {
    View weights = values.view(node.right());
    return node.window().taps().size() <= MOST_TAPS
        && RowVectors.isWorking(node, node.left(), node.right())
        && node.features() >= RowVectors.LEAST
        && rows.isAlong(node.left(), node.left().columns())
        && weights.columnStride() == 1
        && weights.rowStride() == node.right().columns()
        && target.columnStride() == 1
        && (!node.hasBias()
            || (RowVectors.isWorking(node.bias()) && rows.isAlong(node.bias(), node.features())));
  }

  /** Whether there are enough positions, and each tap writes neighbours. */
  private static boolean isWide(Node.Product node) {
    Window window = node.window();
    return node.positions() >= FEWEST_POSITIONS
        && !(node.hasBias() && node.transposed())
        && window.taps().stream()
            .allMatch(tap -> tap.inner() <= 1 || tap.written().innerStep() == 1);
  }

  private void byVectors(Node.Product node, View target, Runnable loops) {
    List<Access> read = new ArrayList<>();
    read.add(rows.first(node.left(), Index.ZERO));
    read.add(rows.first(node.right(), Index.ZERO));
    bias(node).ifPresent(read::add);
    VectorMethod method = node.hasBias() ? VectorMethod.WINDOW_AFFINE : VectorMethod.WINDOW_PRODUCT;
    List<Integer> sizes = List.of(node.terms(), node.features(), node.features());
    Access written = target.at(Index.ZERO, Index.ZERO);
    code.byVectors(method, Optional.of(window(node)), read, written, sizes, loops);
  }

  private Optional<Access> bias(Node.Product node) {
    return node.hasBias() ? Optional.of(rows.first(node.bias(), Index.ZERO)) : Optional.empty();
  }

  private static RowWindow window(Node.Product node) {
    List<Pairs> taps = node.window().taps().stream().map(WindowCalls::pairs).toList();
    return new RowWindow(node.positions(), taps);
  }

  private static Pairs pairs(Tap tap) {
    return new Pairs(tap.outer(), tap.inner(), places(tap.read()), places(tap.written()));
  }

  private static Pairs.Places places(Tap.Places places) {
    return new Pairs.Places(places.first(), places.outerStep(), places.innerStep());
  }
}
