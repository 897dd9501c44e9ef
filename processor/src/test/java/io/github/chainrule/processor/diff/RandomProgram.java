package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A smooth program of random nodes of every kind that a forward pass may hold, each with several
 * users: slices, concatenations, sums and broadcasts that no layer of today makes.
 */
final class RandomProgram {

  static final int INPUTS = 4;
  static final int PARAMETERS = 40;

  final Graph graph;
  final Node input;
  final Node output;
  private final SplittableRandom random;
  private final List<Node> vectors = new ArrayList<>();

  RandomProgram(Graph graph, SplittableRandom random) {
    this.graph = graph;
    this.random = random;
    this.input = graph.source(Node.Source.Kind.INPUT, INPUTS);
    vectors.add(input);
    for (int step = 0; step < 12; step++) {
      vectors.add(next());
    }
    this.output = graph.concatenate(vectors.subList(vectors.size() - 3, vectors.size()));
  }

  private Node any() {
    return vectors.get(random.nextInt(vectors.size()));
  }

  private Node next() {
    Node a = any();
    Node b = any();
    return switch (random.nextInt(7)) {
      case 0 -> graph.slice(a, 0, 1 + random.nextInt(a.columns()));
      case 1 -> graph.slice(a, a.columns() / 2, a.columns() - a.columns() / 2);
      case 2 -> a.columns() + b.columns() > 10 ? graph.sum(b) : graph.concatenate(List.of(a, b, a));
      case 3 -> graph.broadcast(graph.sum(a), 1, 1 + random.nextInt(4));
      case 4 -> product(a);
      case 5 -> graph.map(curve(graph.argument(0), graph.argument(1)), a, graph.sum(b));
      default -> graph.map(curve(graph.argument(0), graph.argument(1)), b, b);
    };
  }

  private Node product(Node left) {
    int columns = 1 + random.nextInt(2);
    Node weights = graph.parameter(0, left.columns(), columns);
    Node bias = random.nextBoolean() ? graph.parameter(PARAMETERS - columns, 1, columns) : null;
    return graph.product(left, weights, false, bias);
  }

  /** Bounded, so that values do not grow from node to node. */
  private Scalar curve(Scalar a, Scalar b) {
    ScalarGraph scalars = graph.scalars();
    Scalar tanh = scalars.apply(Operator.TANH, scalars.subtract(a, b));
    return random.nextBoolean()
        ? scalars.add(tanh, scalars.multiply(scalars.constant(0.25), a))
        : scalars.multiply(scalars.apply(Operator.SIGMOID, a), tanh);
  }
}
