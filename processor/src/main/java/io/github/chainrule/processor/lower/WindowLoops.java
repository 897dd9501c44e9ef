package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.LocalName;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Scatter;
import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.program.Window;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Computes in loops what goes through windows: convolutions, layers at each position, and their
 * derivatives. A sum is begun everywhere first, and each tap adds to the positions that it reaches,
 * so that padding costs nothing. Each of these steps has a loop over the rows of its own, since no
 * loop can be cut into methods.
 */
final class WindowLoops {

  private final Code code;
  private final ScalarGraph scalars;
  private final Values values;
  private final Looper looper;
  private final WindowCalls calls;

  WindowLoops(Code code, Values values, Looper looper, WindowCalls calls) {
    this.code = code;
    this.scalars = code.scalars();
    this.values = values;
    this.looper = looper;
    this.calls = calls;
  }

  /** Goes through the pairs of a tap: what is done is told both positions. */
  static void forEachPair(Code code, Tap tap, BiConsumer<Index, Index> pair) {
    code.loop(
        "a",
        tap.outer(),
        true,
        a ->
            code.loop(
                "b",
                tap.inner(),
                true,
                b -> pair.accept(place(tap.read(), a, b), place(tap.written(), a, b))));
  }

  /** The place of pair (a, b). */
  static Index place(Tap.Places places, Index a, Index b) {
    return a.times(places.outerStep()).plus(b.times(places.innerStep())).plus(places.first());
  }

  /** What a sum begins with: adding any number to it gives that number. */
  private Scalar nothing(Node node) {
    return scalars.constant(-0.0, node.width());
  }

  /** Computes what goes through a window of several positions; false if a node does not. */
  boolean compute(Node node, View target) {
    if (node instanceof Node.Product product && !product.window().isVector()) {
      product(product, target);
    } else if (node instanceof Node.Outer outer && !outer.window().isVector()) {
      outer(outer, target);
    } else if (node instanceof Scatter scatter) {
      scatter(scatter, target);
    } else {
      return false;
    }
    return true;
  }

  private void forEachRow(Node node, Consumer<Index> action) {
    code.loop("r", node.rows(), true, action);
  }

  /** Does something at a pair of positions of a tap, for a row. */
  private interface PairAction {
    void at(int tap, Index row, Index read, Index written);
  }

  private void forEachTap(Node node, Window window, PairAction action) {
    for (int tap = 0; tap < window.taps().size(); tap++) {
      int index = tap;
      forEachRow(
          node,
          row ->
              forEachPair(
                  code,
                  window.taps().get(index),
                  (read, written) -> action.at(index, row, read, written)));
    }
  }

  private void product(Node.Product node, View target) {
    if (node.rows() == 1) {
      calls.multiply(node, target, () -> sumTaps(node, target));
    } else {
      sumTaps(node, target);
    }
  }

  private void sumTaps(Node.Product node, View target) {
    forEachRow(
        node,
        row ->
            code.loop(
                "q",
                node.positions(),
                true,
                position ->
                    forEachFeature(
                        node, position, (place, u) -> begin(node, row, place, u, target))));
    for (int tap = 0; tap < node.window().taps().size(); tap++) {
      int index = tap;
      forEachRow(node, row -> add(node, index, row, target));
    }
  }

  private void add(Node.Product node, int tap, Index row, View target) {
    forEachPair(
        code,
        node.window().taps().get(tap),
        (read, written) -> add(node, tap, row, read, written, target));
  }

  private void forEachFeature(Node node, Index position, BiConsumer<Index, Index> action) {
    Index first = position.times(node.features());
    code.loop("u", node.features(), true, u -> action.accept(first.plus(u), u));
  }

  private void begin(Node.Product node, Index row, Index place, Index feature, View target) {
    Scalar first = node.hasBias() ? values.at(node.bias(), Index.ZERO, feature) : nothing(node);
    code.store(target.at(row, place), first);
  }

  private void add(Node.Product node, int tap, Index row, Index read, Index written, View target) {
    Index left = read.times(node.terms());
    Index to = written.times(node.features());
    if (node.transposed()) {
      addDotProducts(node, tap, row, left, to, target);
    } else {
      addTerms(node, tap, row, left, to, target);
    }
  }

  private void addTerms(Node.Product node, int tap, Index row, Index left, Index to, View target) {
    View weights = values.view(node.right());
    looper.blocks(
        node.terms(),
        1,
        (from, count, isFirst) -> {
          List<Scalar> inputs = looper.inputs(node.left(), row, left.plus(from), count);
          code.loop(
              "u",
              node.features(),
              true,
              u -> {
                Scalar sum = scalars.symbol(target.at(row, to.plus(u)));
                for (int term = 0; term < count; term++) {
                  Index weightsRow = from.plus(tap * node.terms() + term);
                  Scalar weight = scalars.symbol(weights.at(weightsRow, u));
                  sum = scalars.add(sum, scalars.multiply(weight, inputs.get(term)));
                }
                code.store(target.at(row, to.plus(u)), sum);
              });
        });
  }

  private void addDotProducts(
      Node.Product node, int tap, Index row, Index left, Index to, View target) {
    View weights = values.view(node.right());
    looper.blocks(
        node.features(),
        1,
        (from, count, isFirst) -> {
          List<Scalar> sums = new ArrayList<>();
          for (int feature = 0; feature < count; feature++) {
            LocalName name = looper.nameOf(node, "_" + feature);
            Index place = to.plus(from).plus(feature);
            sums.add(code.variable(name, scalars.symbol(target.at(row, place))));
          }
          code.loop(
              "k",
              node.terms(),
              false,
              k -> {
                LocalName name = looper.nameOf(node.left(), "_k");
                Scalar shared = code.load(name, values.at(node.left(), row, left.plus(k)));
                for (int feature = 0; feature < count; feature++) {
                  Index weightsRow = from.plus(tap * node.features() + feature);
                  Scalar weight = scalars.symbol(weights.at(weightsRow, k));
                  Scalar sum = sums.get(feature);
                  code.assign(sum, scalars.add(sum, scalars.multiply(weight, shared)));
                }
              });
          for (int feature = 0; feature < count; feature++) {
            code.store(target.at(row, to.plus(from).plus(feature)), sums.get(feature));
          }
        });
  }

  /** The matrix of each tap, summed over its pairs. */
  private void outer(Node.Outer node, View target) {
    forEachRow(
        node,
        row ->
            code.loop(
                "u", node.columns(), true, u -> code.store(target.at(row, u), nothing(node))));
    int inner = node.right().features();
    int block = node.left().features() * inner;
    forEachTap(
        node,
        node.window(),
        (tap, row, read, written) -> addOuter(node, row, read, written, target, tap * block));
  }

  private void addOuter(
      Node.Outer node, Index row, Index read, Index written, View target, int first) {
    int inner = node.right().features();
    Index left = read.times(node.left().features());
    Index right = written.times(inner);
    looper.blocks(
        node.left().features(),
        1,
        (from, count, isFirst) -> {
          List<Scalar> inputs = looper.inputs(node.left(), Index.ZERO, left.plus(from), count);
          code.loop(
              "u",
              inner,
              true,
              u -> {
                Scalar element = values.at(node.right(), row, right.plus(u));
                Scalar delta = code.load(looper.nameOf(node.right(), "_u"), element);
                for (int index = 0; index < count; index++) {
                  Index place = from.plus(index).times(inner).plus(u).plus(first);
                  Scalar sum = scalars.symbol(target.at(row, place));
                  Scalar product = scalars.multiply(inputs.get(index), delta);
                  code.store(target.at(row, place), scalars.add(sum, product));
                }
              });
        });
  }

  private void scatter(Scatter node, View target) {
    Scalar outside =
        node.outside() == 0 ? nothing(node) : scalars.constant(node.outside(), node.width());
    forEachRow(
        node,
        row -> code.loop("u", node.columns(), true, u -> code.store(target.at(row, u), outside)));
    for (int index = 0; index < node.operands().size(); index++) {
      int operand = index;
      forEachRow(
          node,
          row ->
              forEachPair(
                  code,
                  node.window().taps().get(operand),
                  (read, written) -> addScattered(node, operand, row, read, written, target)));
    }
  }

  private void addScattered(
      Scatter node, int index, Index row, Index read, Index written, View target) {
    Node operand = node.operands().get(index);
    boolean isAlone = index == 0 && node.outside() != 0;
    code.loop(
        "u",
        node.features(),
        true,
        u -> {
          Access to = target.at(row, written.times(node.features()).plus(u));
          Scalar next = values.at(operand, row, read.times(node.features()).plus(u));
          code.store(to, isAlone ? next : scalars.add(scalars.symbol(to), next));
        });
  }

  /** One row of a reduction along the positions. */
  void reduction(Node.Reduction node, Index row, View target) {
    Node operand = node.operand();
    code.loop(
        "u", node.features(), true, u -> code.store(target.at(row, u), values.at(operand, row, u)));
    code.loop(
        "q",
        node.terms() - 1,
        false,
        q ->
            code.loop(
                "u",
                node.features(),
                true,
                u -> {
                  Scalar so = scalars.symbol(target.at(row, u));
                  Index place = q.plus(1).times(node.features()).plus(u);
                  Scalar next = values.at(operand, row, place);
                  code.store(target.at(row, u), scalars.apply(Unroller.operator(node), so, next));
                }));
  }
}
