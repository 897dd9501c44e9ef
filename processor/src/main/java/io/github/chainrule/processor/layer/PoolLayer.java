package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.program.Window;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The programs of pools. A maximum is taken pair by pair, and of equal ones it is the earlier,
 * which is the one that the derivative goes to. A mean is a sum, divided by the number of positions
 * inside.
 */
final class PoolLayer {

  /** More values at a time would make for expressions without end. */
  private static final int AT_ONCE = 8;

  private final Graph graph;

  private PoolLayer(Graph graph) {
    this.graph = graph;
  }

  static LayerValues values(Graph graph, PoolSpec layer, Extent read, Node input) {
    Window window = Windows.of(layer.window().along(read.positions()));
    PoolLayer pools = new PoolLayer(graph);
    Node pooled =
        switch (layer.reduction()) {
          case MAX -> pools.largest(input, window);
          case AVERAGE -> pools.mean(input, window);
        };
    return new LayerValues(pooled, pooled);
  }

  static LayerValues values(Graph graph, GlobalPoolSpec layer, Node input) {
    PoolLayer pools = new PoolLayer(graph);
    Node pooled =
        switch (layer.reduction()) {
          case MAX -> pools.largestOfAll(input);
          case AVERAGE -> pools.dividedBy(graph.sumOfPositions(input), input.positions());
        };
    return new LayerValues(pooled, pooled);
  }

  private Node largest(Node input, Window window) {
    List<Node> places = new ArrayList<>();
    for (Tap tap : window.taps()) {
      places.add(graph.gather(input, tap, window.written(), Double.NEGATIVE_INFINITY));
    }
    Node largest = places.get(0);
    for (int from = 1; from < places.size(); from += AT_ONCE) {
      List<Node> next = new ArrayList<>(List.of(largest));
      next.addAll(places.subList(from, Math.min(places.size(), from + AT_ONCE)));
      largest = largestOf(next);
    }
    return largest;
  }

  /** The first of the largest: a maximum of equal ones is its second argument. */
  private Node largestOf(List<Node> values) {
    Scalar largest = graph.argument(0);
    for (int index = 1; index < values.size(); index++) {
      largest = graph.scalars().apply(Operator.MAX, graph.argument(index), largest);
    }
    return graph.map(largest, Width.WORKING, values);
  }

  /** Halves the positions, neighbour by neighbour, until there is one. */
  private Node largestOfAll(Node input) {
    Node left = input;
    while (left.positions() > 1) {
      int odd = left.positions() / 2;
      int even = left.positions() - odd;
      left = largestOf(List.of(everySecond(left, 0, even, even), everySecond(left, 1, odd, even)));
    }
    return left;
  }

  private Node everySecond(Node value, int first, int count, int positions) {
    Tap tap = Tap.of(1, count, new Tap.Places(first, 0, 2), new Tap.Places(0, 0, 1));
    return graph.gather(value, tap, positions, Double.NEGATIVE_INFINITY);
  }

  private Node mean(Node input, Window window) {
    int places = window.taps().size();
    Node sums = graph.scatter(Collections.nCopies(places, input), window, 0);
    if (window.pairs() == (long) places * window.written()) {
      return dividedBy(sums, places);
    }
    Node one = graph.constant(input.shape().withFeatures(1), Width.WORKING, 1);
    Node counts = graph.scatter(Collections.nCopies(places, one), window, 0);
    Scalar quotient = graph.scalars().divide(graph.argument(0), graph.argument(1));
    return graph.map(quotient, sums, counts);
  }

  private Node dividedBy(Node sums, int count) {
    Scalar divisor = graph.scalars().constant(count);
    return graph.map(graph.scalars().divide(graph.argument(0), divisor), sums);
  }
}
