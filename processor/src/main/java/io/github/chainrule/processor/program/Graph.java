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
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  public Node source(Node.Source.Kind kind, int columns) {
    return make(slot -> new Node.Source(slot, kind, columns), kind, columns);
  }

  public Node parameter(int offset, int rows, int columns) {
    return make(slot -> new Node.Parameter(slot, offset, rows, columns), offset, rows, columns);
  }

  public Node constant(int rows, int columns, Width width, double value) {
    return make(
        slot -> new Node.Constant(slot, rows, columns, width, value), rows, columns, width, value);
  }

  /** The identity matrix. */
  public Node identity(int size) {
    return diagonal(constant(1, size, Width.WORKING, 1));
  }

  /**
   * {@code left · right}, or with the right operand transposed, with a row added or none (null).
   */
  public Node product(Node left, Node right, boolean transposed, Node bias) {
    int terms = transposed ? right.columns() : right.rows();
    int columns = transposed ? right.rows() : right.columns();
    require(left.columns() == terms, "product of", left, right);
    require(bias == null || (bias.rows() == 1 && bias.columns() == columns), "bias of", right);
    if (bias == null && left instanceof Rearrangement.Diagonal diagonal) {
      return multiply(transpose(diagonal.vector()), transposed ? transpose(right) : right);
    }
    if (bias == null && right instanceof Rearrangement.Diagonal diagonal) {
      return multiply(left, diagonal.vector());
    }
    List<Node> operands = bias == null ? List.of(left, right) : List.of(left, right, bias);
    return make(slot -> new Node.Product(slot, transposed, operands), transposed, operands);
  }

  public Node outer(Node left, Node right) {
    require(left.rows() == 1, "outer product of", left, right);
    return make(slot -> new Node.Outer(slot, left, right), "outer", left, right);
  }

  /** An element-wise map in the working precision. */
  public Node map(Scalar template, Node... operands) {
    return map(template, Width.WORKING, Arrays.asList(operands));
  }

  /** An element-wise map; the template's {@link Argument}s index the operands. */
  public Node map(Scalar template, Width width, List<Node> operands) {
    return mapRules.map(template, width, operands);
  }

  /** Makes a map as it is, for {@link MapRules}. */
  Node rawMap(Scalar template, Width width, List<Node> operands) {
    Shape shape = Shape.spread(operands);
    return make(
        slot -> new Node.Map(slot, shape, width, template, operands), template, width, operands);
  }

  public Node add(Node a, Node b) {
    return map(scalars.add(argument(0), argument(1)), a, b);
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

  public Node transpose(Node operand) {
    if (operand.size() == 1 || operand instanceof Rearrangement.Diagonal) {
      return operand;
    }
    if (operand instanceof Rearrangement.Transpose transposed) {
      return transposed.operand();
    }
    if (operand instanceof Node.Constant constant) {
      return constant(operand.columns(), operand.rows(), operand.width(), constant.value());
    }
    return make(slot -> new Rearrangement.Transpose(slot, operand), "transpose", operand);
  }

  /** The sum of each row, a column. */
  public Node sum(Node operand) {
    if (operand instanceof Rearrangement.Diagonal diagonal) {
      return transpose(diagonal.vector());
    }
    return reduce(Node.Reduction.Kind.SUM, operand);
  }

  /** The maximum of each row, a column. */
  public Node max(Node operand) {
    return reduce(Node.Reduction.Kind.MAX, operand);
  }

  private Node reduce(Node.Reduction.Kind kind, Node operand) {
    return operand.columns() == 1
        ? operand
        : make(slot -> new Node.Reduction(slot, kind, operand), kind, operand);
  }

  /** Repeats a single row or column until there are as many as asked for. */
  public Node broadcast(Node operand, int rows, int columns) {
    require(operand.rows() == rows || operand.rows() == 1, "broadcast of", operand);
    require(operand.columns() == columns || operand.columns() == 1, "broadcast of", operand);
    if (operand.rows() == rows && operand.columns() == columns) {
      return operand;
    }
    if (operand instanceof Node.Constant constant) {
      return constant(rows, columns, constant.width(), constant.value());
    }
    Shape shape = new Shape(rows, columns);
    return make(
        slot -> new Rearrangement.Broadcast(slot, operand, shape), "broadcast", operand, shape);
  }

  public Node slice(Node operand, int from, int columns) {
    boolean inside = from >= 0 && columns >= 1 && columns <= operand.columns() - from;
    require(inside, "slice of", operand);
    if (columns == operand.columns()) {
      return operand;
    }
    Node simple = slices.simplified(operand, from, columns);
    return simple != null
        ? simple
        : make(
            slot -> new Rearrangement.Slice(slot, operand, from, columns), operand, from, columns);
  }

  public Node concatenate(List<Node> operands) {
    Node first = operands.get(0);
    for (Node operand : operands) {
      boolean alike = operand.rows() == first.rows() && operand.width() == first.width();
      require(alike, "concatenation of", first, operand);
    }
    int columns = operands.stream().mapToInt(Node::columns).sum();
    return operands.size() == 1
        ? first
        : make(
            slot -> new Rearrangement.Concatenation(slot, columns, operands),
            "concatenate",
            operands);
  }

  /** What a node puts together, however deep, in order; a node that does not, alone. */
  public static List<Node> parts(Node node) {
    List<Node> parts = new ArrayList<>();
    Deque<Node> pending = new ArrayDeque<>(List.of(node));
    while (!pending.isEmpty()) {
      Node next = pending.pop();
      if (next instanceof Rearrangement.Concatenation concatenation) {
        List<Node> operands = concatenation.operands();
        for (int index = operands.size() - 1; index >= 0; index--) {
          pending.push(operands.get(index));
        }
      } else {
        parts.add(next);
      }
    }
    return parts;
  }

  public Node stated(Node value, Node argument, StatedDerivative derivative) {
    return make(
        slot -> new Node.Stated(slot, value, argument, derivative), value, argument, derivative);
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
    Set<Node> seen = new HashSet<>(roots);
    Deque<Node> pending = new ArrayDeque<>(seen);
    while (!pending.isEmpty()) {
      for (Node operand : valueOperands(pending.pop())) {
        if (seen.add(operand)) {
          pending.push(operand);
        }
      }
    }
    List<Node> sorted = new ArrayList<>(seen);
    sorted.sort(Comparator.comparingInt(Node::id));
    return sorted;
  }

  /** What a node's value is computed from; the argument of a stated derivative is not. */
  public static List<Node> valueOperands(Node node) {
    return node instanceof Node.Stated stated ? List.of(stated.value()) : node.operands();
  }
}
