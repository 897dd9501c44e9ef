package io.github.chainrule.processor.program;

import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes the nodes of a program: checks their shapes, simplifies exactly, and makes each only once.
 */
public final class Graph {

  /** What every node is told at birth. */
  record Slot(int id, Origin origin) {}

  private final Map<List<Object>, Node> nodes = new HashMap<>();
  private final ScalarGraph scalars;
  private final MapRules mapRules = new MapRules(this);
  private final ProductRules products = new ProductRules(this);
  private final SliceRules slices = new SliceRules(this);
  private Origin origin = Origin.NETWORK;

  public Graph(Simplification simplification) {
    this.scalars = new ScalarGraph(simplification);
  }

  /** Where the expressions of element-wise maps are made. */
  public ScalarGraph scalars() {
    return scalars;
  }

  /** The symbol of a map's operand. */
  public Scalar.Symbol argument(int index) {
    return (Scalar.Symbol) scalars.symbol(new Argument(index));
  }

  /** Says what the nodes made from now on are made for. */
  public void enter(Origin.Direction direction, int layer) {
    origin = new Origin(direction, layer);
  }

  /** A vector from outside. */
  public Node source(Node.Source.Kind kind, int columns) {
    return source(kind, Shape.matrix(1, columns));
  }

  public Node source(Node.Source.Kind kind, Shape shape) {
    require(shape.rows() == 1, "source of several rows " + kind);
    return make(slot -> new Node.Source(slot, kind, shape), kind, shape);
  }

  public Node parameter(int offset, int rows, int columns) {
    return make(slot -> new Node.Parameter(slot, offset, rows, columns), offset, rows, columns);
  }

  public Node constant(int rows, int columns, Width width, double value) {
    return constant(Shape.matrix(rows, columns), width, value);
  }

  public Node constant(Shape shape, Width width, double value) {
    return make(slot -> new Node.Constant(slot, shape, width, value), shape, width, value);
  }

  /** The identity matrix: for each element of a value of one row, a row that is 1 there. */
  public Node identity(Shape shape) {
    return diagonal(constant(shape, Width.WORKING, 1));
  }

  /**
   * {@code left · right} at each position, or with the right operand transposed, with a row added
   * or none (null).
   */
  public Node product(Node left, Node right, boolean transposed, Node bias) {
    return product(left, right, transposed, bias, Window.identity(left.positions()));
  }

  /** A product through a window, whose taps have a matrix each, one below the other. */
  public Node product(Node left, Node right, boolean transposed, Node bias, Window window) {
    require(window.fits(left, right, transposed), "product of", left, right);
    int features = transposed ? right.rows() / window.taps().size() : right.columns();
    boolean isRow = bias == null || (bias.rows() == 1 && bias.columns() == features);
    require(isRow, "bias of", right);
    Shape shape = new Shape(left.rows(), window.written(), features);
    Node simplified =
        bias == null ? products.product(left, right, transposed, shape, window) : null;
    if (simplified != null) {
      return simplified;
    }
    Node full = full(left);
    List<Node> operands = bias == null ? List.of(full, right) : List.of(full, right, bias);
    return make(
        slot -> new Node.Product(slot, transposed, window, operands), transposed, window, operands);
  }

  /** The outer products of the positions of x and d, added up. */
  public Node outer(Node left, Node right) {
    return outer(left, right, Window.identity(left.positions()));
  }

  /** The outer products of the positions that a window's taps pair, added up tap by tap. */
  public Node outer(Node left, Node right, Window window) {
    boolean fits = left.positions() == window.read() && right.positions() == window.written();
    require(left.rows() == 1 && fits, "outer product of", left, right);
    int columns = window.taps().size() * left.features() * right.features();
    Node simplified = products.outer(left, right, Shape.matrix(right.rows(), columns));
    if (simplified != null) {
      return simplified;
    }
    Node deltas = window.isVector() ? right : full(right);
    return make(slot -> new Node.Outer(slot, window, left, deltas), "outer", window, left, deltas);
  }

  /** A diagonal matrix with its zeros written out, anything else as it is. */
  private Node full(Node node) {
    return node instanceof Rearrangement.Diagonal
        ? makeMap(argument(0), node.width(), List.of(node))
        : node;
  }

  /** An element-wise map in the working precision. */
  public Node map(Scalar template, Node... operands) {
    return map(template, Width.WORKING, Arrays.asList(operands));
  }

  /** An element-wise map; the template's {@link Argument}s index the operands. */
  public Node map(Scalar template, Width width, List<Node> operands) {
    return mapRules.map(template, width, operands);
  }

  /**
   * Makes a map without rules, for {@link MapRules}. A diagonal matrix keeps its form only beside
   * operands that serve it element by element.
   */
  Node rawMap(Scalar template, Width width, List<Node> operands) {
    int columns = Shape.spread(operands).columns();
    boolean isFlat = operands.stream().allMatch(it -> it.columns() == columns || it.columns() == 1);
    return makeMap(template, width, isFlat ? operands : operands.stream().map(this::full).toList());
  }

  private Node makeMap(Scalar template, Width width, List<Node> operands) {
    Shape shape = Shape.spread(operands);
    return make(
        slot -> new Node.Map(slot, shape, width, template, operands), template, width, operands);
  }

  /** A sum; what is scattered apart is scattered together. */
  public Node add(Node a, Node b) {
    if (a instanceof Scatter first
        && b instanceof Scatter second
        && first.outside() == 0
        && second.outside() == 0) {
      return scatter(joined(a.operands(), b.operands()), first.window().with(second.window()), 0);
    }
    if (a instanceof RowScatter first && b instanceof RowScatter second) {
      return rowScatter(joined(first.parts(), second.parts()), first.tableRows());
    }
    Node stacked = products.sum(a, b);
    return stacked != null ? stacked : map(scalars.add(argument(0), argument(1)), a, b);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  public Node multiply(Node a, Node b) {
    return map(scalars.apply(Operator.MULTIPLY, argument(0), argument(1)), a, b);
  }

  public Node diagonal(Node vector) {
    require(vector.rows() == 1, "diagonal of", vector);
    return vector.columns() == 1
        ? vector
        : make(slot -> new Rearrangement.Diagonal(slot, vector), "diagonal", vector);
  }

  /** Rows and columns exchanged. */
  public Node transpose(Node operand) {
    if (operand.size() == 1 || operand instanceof Rearrangement.Diagonal) {
      return operand;
    }
    if (operand.positions() > 1) {
      return transpose(flatten(operand));
    }
    if (operand instanceof Rearrangement.Transpose transposed) {
      return transposed.operand();
    }
    if (operand instanceof Node.Constant constant) {
      return constant(operand.columns(), operand.rows(), operand.width(), constant.value());
    }
    return make(slot -> new Rearrangement.Transpose(slot, operand), "transpose", operand);
  }

  /** A single position that has the features of all. */
  public Node flatten(Node operand) {
    return reshape(operand, Shape.matrix(operand.rows(), operand.columns()));
  }

  /** The same elements, row by row, in another shape. */
  public Node reshape(Node operand, Shape shape) {
    require(operand.size() == shape.size(), "reshape to " + shape + " of", operand);
    if (operand.shape().equals(shape)) {
      return operand;
    }
    if (operand instanceof Rearrangement.Reshape reshaped) {
      return reshape(reshaped.operand(), shape);
    }
    if (operand instanceof Node.Constant constant) {
      return constant(shape, constant.width(), constant.value());
    }
    if (operand instanceof Rearrangement.Diagonal diagonal && shape.rows() == operand.rows()) {
      return diagonal(reshape(diagonal.vector(), shape.withRows(1)));
    }
    Node full = full(operand);
    return make(slot -> new Rearrangement.Reshape(slot, full, shape), "reshape", full, shape);
  }

  /** The sum of each position's features. */
  public Node sum(Node operand) {
    if (operand instanceof Rearrangement.Diagonal diagonal && operand.positions() == 1) {
      return transpose(diagonal.vector());
    }
    return reduce(Node.Reduction.Kind.SUM, Node.Reduction.Axis.FEATURES, operand);
  }

  /** The sum of each feature over the positions. */
  public Node sumOfPositions(Node operand) {
    return reduce(Node.Reduction.Kind.SUM, Node.Reduction.Axis.POSITIONS, operand);
  }

  /** The sum of a whole row, in the order of its elements. */
  public Node total(Node operand) {
    return sum(flatten(operand));
  }

  /** The maximum of each position's features. */
  public Node max(Node operand) {
    return reduce(Node.Reduction.Kind.MAX, Node.Reduction.Axis.FEATURES, operand);
  }

  /** Reduces an axis to one, which one that is one already is. */
  Node reduce(Node.Reduction.Kind kind, Node.Reduction.Axis axis, Node operand) {
    int length = axis == Node.Reduction.Axis.POSITIONS ? operand.positions() : operand.features();
    if (length == 1) {
      return operand;
    }
    Node full = full(operand);
    return make(slot -> new Node.Reduction(slot, kind, axis, full), kind, axis, full);
  }

  /** Repeats what is one along an axis until there are as many as asked for. */
  public Node broadcast(Node operand, Shape shape) {
    require(operand.shape().spreadsTo(shape), "broadcast to " + shape + " of", operand);
    if (operand.shape().equals(shape)) {
      return operand;
    }
    if (operand instanceof Node.Constant constant) {
      return constant(shape, constant.width(), constant.value());
    }
    Node full = full(operand);
    return make(slot -> new Rearrangement.Broadcast(slot, full, shape), "broadcast", full, shape);
  }

  /**
   * Puts the positions that a tap reads where it writes them.
   *
   * @param positions how many there are then
   * @param outside what is where nothing is written
   */
  public Node gather(Node operand, Tap tap, int positions, double outside) {
    if (tap.equals(Tap.identity(positions)) && operand.positions() == positions) {
      return operand;
    }
    if (tap.pairs() < positions || !tap.isWrittenInOrder()) {
      Window window = Window.of(operand.positions(), positions, tap);
      return scatter(List.of(operand), window, outside);
    }
    if (operand instanceof Node.Constant constant) {
      Shape shape = new Shape(operand.rows(), positions, operand.features());
      return constant(shape, constant.width(), constant.value());
    }
    Node full = full(operand);
    return make(slot -> new Rearrangement.Gather(slot, full, tap), "gather", full, tap);
  }

  /** Puts the positions of several values, each through its tap, together. */
  public Node scatter(List<Node> operands, Window window, double outside) {
    List<Node> full = operands.stream().map(this::full).toList();
    require(window.taps().size() == full.size(), "scatter of", operands.toArray(Node[]::new));
    return make(slot -> new Scatter(slot, window, outside, full), "scatter", window, outside, full);
  }

  /** Some neighbouring features of each position. */
  public Node slice(Node operand, int from, int features) {
    boolean inside = from >= 0 && features >= 1 && features <= operand.features() - from;
    require(inside, "slice of", operand);
    if (features == operand.features()) {
      return operand;
    }
    Node simple = slices.simplified(operand, from, features);
    if (simple != null) {
      return simple;
    }
    Node full = full(operand);
    return make(
        slot -> new Rearrangement.Slice(slot, full, from, features), "slice", full, from, features);
  }

  /** The features of several values at each position. */
  public Node concatenate(List<Node> operands) {
    Node first = operands.get(0);
    for (Node operand : operands) {
      boolean alike =
          operand.rows() == first.rows()
              && operand.positions() == first.positions()
              && operand.width() == first.width();
      require(alike, "concatenation of", first, operand);
    }
    int features = operands.stream().mapToInt(Node::features).sum();
    List<Node> parts =
        first.positions() == 1 ? operands : operands.stream().map(this::full).toList();
    return operands.size() == 1
        ? first
        : make(
            slot -> new Rearrangement.Concatenation(slot, features, parts), "concatenate", parts);
  }

  /** The rows of a table that the integers in {@code codes} choose, one at each position. */
  public Node lookup(Node codes, Node table) {
    boolean fits = codes.rows() == 1 && codes.features() == 1 && table.positions() == 1;
    require(fits, "lookup of", codes, table);
    Node full = full(table);
    return make(slot -> new Lookup(slot, codes, full), "lookup", codes, full);
  }

  /** Values added to the rows of a table of zeros, each to the one that its code chooses. */
  public Node rowScatter(List<RowScatter.Part> parts, int tableRows) {
    List<RowScatter.Part> full =
        parts.stream().map(it -> new RowScatter.Part(it.codes(), full(it.values()))).toList();
    return make(slot -> new RowScatter(slot, full, tableRows), "rowScatter", full, tableRows);
  }

  public Node stated(Node value, Node argument, StatedDerivative derivative) {
    return make(slot -> new Stated(slot, value, argument, derivative), value, argument, derivative);
  }

  private Node make(Function<Slot, Node> maker, Object... key) {
    List<Object> identity = List.of(key);
    Node known = nodes.get(identity);
    if (known != null) {
      return known;
    }
    Node made = maker.apply(new Slot(nodes.size(), origin));
    nodes.put(identity, made);
    return made;
  }

  private static void require(boolean condition, String what, Node... operands) {
    if (!condition) {
      throw new IllegalArgumentException(what + " " + Arrays.toString(operands));
    }
  }

  /** All nodes below {@code roots}, themselves included, in ascending order of id. */
  public static List<Node> reachable(Collection<Node> roots) {
    int largest = roots.stream().mapToInt(Node::id).max().orElse(-1);
    Node[] seen = new Node[largest + 1];
    Deque<Node> pending = new ArrayDeque<>(roots);
    while (!pending.isEmpty()) {
      Node node = pending.pop();
      if (seen[node.id()] == null) {
        seen[node.id()] = node;
        pending.addAll(valueOperands(node));
      }
    }
    List<Node> ascending = new ArrayList<>();
    for (Node node : seen) {
      if (node != null) {
        ascending.add(node);
      }
    }
    return ascending;
  }

  /** What a node's value is computed from; the argument of a stated derivative is not. */
  public static List<Node> valueOperands(Node node) {
    return node instanceof Stated stated ? List.of(stated.value()) : node.operands();
  }
}
