package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Shape;
import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.program.Window;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A program of random nodes of every kind that a forward pass may hold, each with several users:
 * among them what no layer of today makes. It is smooth but for maxima over positions.
 */
public final class RandomProgram {

  public static final int PARAMETERS = 40;

  /** A vector. */
  public static final Shape VECTOR = Shape.matrix(1, 4);

  /** An image of two rows and three columns, with two channels. */
  public static final Shape IMAGE = new Shape(1, 6, 2);

  private static final int STEPS = 12;
  private static final int MOST_ELEMENTS = 24;

  public final Graph graph;
  public final Node input;
  public final Node output;
  private final SplittableRandom random;
  private final List<Node> values = new ArrayList<>();

  public RandomProgram(Graph graph, Shape input, SplittableRandom random) {
    this.graph = graph;
    this.random = random;
    this.input = graph.source(Node.Source.Kind.INPUT, input);
    values.add(this.input);
    while (values.size() <= STEPS) {
      Node next = next();
      if (next.columns() <= MOST_ELEMENTS) {
        values.add(next);
      }
    }
    List<Node> last = values.subList(values.size() - 3, values.size());
    this.output = graph.concatenate(last.stream().map(graph::flatten).toList());
  }

  private Node any() {
    return values.get(random.nextInt(values.size()));
  }

  /** A value that has the positions of another, or one for all. */
  private Node beside(Node other) {
    Node any = any();
    return any.positions() == other.positions() ? any : graph.sumOfPositions(any);
  }

  private Node next() {
    Node a = any();
    Node b = beside(a);
    return switch (random.nextInt(11)) {
      case 0 -> graph.slice(a, 0, 1 + random.nextInt(a.features()));
      case 1 -> graph.slice(a, a.features() / 2, a.features() - a.features() / 2);
      case 2 -> joined(a, b);
      case 3 -> graph.broadcast(graph.sum(a), new Shape(1, a.positions(), 1 + random.nextInt(4)));
      case 4 -> product(a, Window.identity(a.positions()));
      case 5 -> graph.map(curve(graph.argument(0), graph.argument(1)), a, graph.sum(b));
      case 6 -> product(a, window(a.positions()));
      case 7 -> graph.reshape(a, new Shape(1, a.features(), a.positions()));
      case 8 -> moved(a);
      case 9 -> largest(a);
      default -> graph.map(curve(graph.argument(0), graph.argument(1)), a, alike(a, b));
    };
  }

  /** A value that serves all positions of another, and each of its features or all. */
  private Node alike(Node other, Node value) {
    Node row = graph.sumOfPositions(value);
    return row.features() == other.features() ? row : graph.sum(row);
  }

  private Node joined(Node a, Node b) {
    return a.positions() == b.positions() ? graph.concatenate(List.of(a, b, a)) : graph.sum(b);
  }

  private Node product(Node left, Window window) {
    int features = 1 + random.nextInt(2);
    int rows = window.taps().size() * left.features();
    boolean transposed = window.taps().size() == 1 && random.nextBoolean();
    if (rows * features > PARAMETERS - features) {
      return graph.sum(left);
    }
    Node weights = graph.parameter(0, transposed ? features : rows, transposed ? rows : features);
    Node bias = random.nextBoolean() ? graph.parameter(PARAMETERS - features, 1, features) : null;
    return graph.product(left, weights, transposed, bias, window);
  }

  /** Some taps, which need not reach all positions. */
  private Window window(int read) {
    int written = 1 + random.nextInt(5);
    List<Tap> taps = new ArrayList<>();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      taps.add(tap(read, written));
    }
    return new Window(read, written, taps);
  }

  private Tap tap(int read, int written) {
    int outer = 1 + random.nextInt(2);
    int most = Math.min(read, written) / outer;
    int inner = most == 0 ? 0 : 1 + random.nextInt(most);
    return Tap.of(outer, inner, places(read, outer, inner), places(written, outer, inner));
  }

  /** Progressions that stay within so many positions, along either axis first. */
  private Tap.Places places(int positions, int outer, int inner) {
    if (outer * inner == 0) {
      return new Tap.Places(0, 0, 0);
    }
    int step = inner == 1 ? 1 : 1 + random.nextInt((positions / outer - 1) / (inner - 1));
    int block = (inner - 1) * step + 1;
    int first = random.nextInt(positions - outer * block + 1);
    return new Tap.Places(first, block, step);
  }

  /** Positions elsewhere, and a number where there are none. */
  private Node moved(Node value) {
    int positions = 1 + random.nextInt(value.positions());
    int first = random.nextInt(value.positions() - positions + 1);
    boolean isWhole = random.nextBoolean();
    Tap.Places written = new Tap.Places(isWhole ? 0 : 1, 0, 1);
    Tap tap = Tap.of(1, positions, new Tap.Places(first, 0, 1), written);
    return graph.gather(value, tap, isWhole ? positions : positions + 2, 0.5);
  }

  /** The larger of each two positions, the first of equal ones. */
  private Node largest(Node value) {
    int pairs = value.positions() / 2;
    if (pairs == 0) {
      return graph.sum(value);
    }
    Tap.Places written = new Tap.Places(0, 0, 1);
    Node first = graph.gather(value, Tap.of(1, pairs, new Tap.Places(0, 0, 2), written), pairs, 0);
    Node second = graph.gather(value, Tap.of(1, pairs, new Tap.Places(1, 0, 2), written), pairs, 0);
    Scalar larger = graph.scalars().apply(Operator.MAX, graph.argument(1), graph.argument(0));
    return graph.map(larger, Width.WORKING, List.of(first, second));
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
