package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.Argument;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.NodeVisitor;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Evaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes the values of nodes in {@code double}, row-major, as a reference that shares no code
 * with lowering. Elementary functions are {@link StrictMath}'s, so that results are the same on
 * every JDK.
 */
public final class Interpreter implements NodeVisitor<double[]> {

  private final double[] parameters;
  private final Map<Node.Source.Kind, double[]> sources = new EnumMap<>(Node.Source.Kind.class);
  private final Map<Node, Evaluator> evaluators;
  private final Evaluator.Kinks kinks;

  /** By the nodes' ids. */
  private final double[][] values;

  private Interpreter(
      double[] parameters, Map<Node, Evaluator> evaluators, Evaluator.Kinks kinks, int ids) {
    this.parameters = parameters;
    this.values = new double[ids][];
    this.evaluators = evaluators;
    this.kinks = kinks;
  }

  /** Takes values as they are computed. */
  interface Reader {

    /** Takes the values of one of the groups that were asked for. */
    void accept(int group, List<double[]> values);
  }

  /** A program made ready to be interpreted many times. */
  public static final class Prepared {
    private final List<List<Node>> groups;
    private final List<Node> nodes;
    private final List<List<Integer>> complete = new ArrayList<>();
    private final List<List<Node>> dead = new ArrayList<>();
    private final Map<Node, Evaluator> evaluators = new HashMap<>();

    public Prepared(List<Node> roots) {
      this(roots.stream().map(List::of).toList(), Graph.reachable(roots));
    }

    private Prepared(List<List<Node>> groups, List<Node> nodes) {
      this.groups = groups;
      this.nodes = nodes;
      for (Node node : nodes) {
        complete.add(new ArrayList<>());
        dead.add(new ArrayList<>());
        if (node instanceof Node.Map map) {
          evaluators.put(node, new Evaluator(map.template(), leaf -> ((Argument) leaf).index()));
        }
      }
      findLives();
    }

    /** Prepares for values that are read together, a group at a time. */
    static Prepared ofGroups(List<List<Node>> groups) {
      return new Prepared(
          List.copyOf(groups), Graph.reachable(groups.stream().flatMap(List::stream).toList()));
    }

    /** More than any node's id. */
    private int ids() {
      return nodes.isEmpty() ? 0 : nodes.get(nodes.size() - 1).id() + 1;
    }

    /** Finds after which node each group is complete, and no value of a node is needed any more. */
    private void findLives() {
      Map<Node, Integer> places = new HashMap<>();
      Map<Node, Integer> lastUse = new LinkedHashMap<>();
      for (int place = 0; place < nodes.size(); place++) {
        places.put(nodes.get(place), place);
        for (Node operand : Graph.valueOperands(nodes.get(place))) {
          lastUse.put(operand, place);
        }
      }
      for (int group = 0; group < groups.size(); group++) {
        int last = groups.get(group).stream().mapToInt(places::get).max().orElseThrow();
        complete.get(last).add(group);
        groups.get(group).forEach(node -> lastUse.merge(node, last, Math::max));
      }
      lastUse.forEach((node, place) -> dead.get(place).add(node));
    }

    /**
     * Computes the roots.
     *
     * @param kinks told every comparison that is made on the way
     */
    public List<double[]> run(
        double[] parameters, Map<Node.Source.Kind, double[]> sources, Evaluator.Kinks kinks) {
      double[][] roots = new double[groups.size()][];
      run(parameters, sources, kinks, (group, values) -> roots[group] = values.get(0));
      return List.of(roots);
    }

    /** Computes all groups, and keeps a value no longer than it takes. */
    void run(
        double[] parameters,
        Map<Node.Source.Kind, double[]> sources,
        Evaluator.Kinks kinks,
        Reader reader) {
      Interpreter interpreter = new Interpreter(parameters, evaluators, kinks, ids());
      interpreter.sources.putAll(sources);
      for (int place = 0; place < nodes.size(); place++) {
        interpreter.compute(nodes.get(place));
        for (int group : complete.get(place)) {
          reader.accept(group, groups.get(group).stream().map(interpreter::whole).toList());
        }
        for (Node node : dead.get(place)) {
          interpreter.values[node.id()] = null;
        }
      }
    }
  }

  /** Parameters are read where they are. */
  private void compute(Node node) {
    if (!(node instanceof Node.Parameter)) {
      values[node.id()] = node.accept(this);
    }
  }

  private double[] whole(Node node) {
    return node instanceof Node.Parameter parameter ? parameter(parameter) : values[node.id()];
  }

  /** The array that a node's values are in, from {@link #start} on. */
  private double[] of(Node operand) {
    return operand instanceof Node.Parameter ? parameters : values[operand.id()];
  }

  private static int start(Node operand) {
    return operand instanceof Node.Parameter parameter ? parameter.offset() : 0;
  }

  @Override
  public double[] source(Node.Source node) {
    double[] source = sources.get(node.kind());
    if (source == null || source.length != node.columns()) {
      throw new IllegalArgumentException("no " + node.kind() + " of length " + node.columns());
    }
    return source;
  }

  @Override
  public double[] parameter(Node.Parameter node) {
    return Arrays.copyOfRange(parameters, node.offset(), node.offset() + node.size());
  }

  @Override
  public double[] constant(Node.Constant node) {
    double[] values = new double[node.size()];
    Arrays.fill(values, node.value());
    return values;
  }

  @Override
  public double[] product(Node.Product node) {
    double[] result = new double[node.size()];
    for (int row = 0; row < node.rows(); row++) {
      if (node.hasBias()) {
        int from = start(node.bias());
        System.arraycopy(of(node.bias()), from, result, row * node.columns(), node.columns());
      }
      if (node.transposed()) {
        addDotProducts(node, row, result);
      } else {
        addTerms(node, row, result);
      }
    }
    return result;
  }

  private void addTerms(Node.Product node, int row, double[] result) {
    int columns = node.columns();
    double[] left = of(node.left());
    double[] right = of(node.right());
    for (int term = 0; term < node.terms(); term++) {
      double factor = left[start(node.left()) + row * node.terms() + term];
      int from = start(node.right()) + term * columns;
      for (int column = 0; column < columns; column++) {
        result[row * columns + column] += factor * right[from + column];
      }
    }
  }

  private void addDotProducts(Node.Product node, int row, double[] result) {
    int terms = node.terms();
    double[] left = of(node.left());
    double[] right = of(node.right());
    int leftFrom = start(node.left()) + row * terms;
    for (int column = 0; column < node.columns(); column++) {
      int from = start(node.right()) + column * terms;
      double sum = result[row * node.columns() + column];
      for (int term = 0; term < terms; term++) {
        sum += left[leftFrom + term] * right[from + term];
      }
      result[row * node.columns() + column] = sum;
    }
  }

  @Override
  public double[] outer(Node.Outer node) {
    double[] left = of(node.left());
    double[] right = of(node.right());
    int inner = node.right().columns();
    double[] result = new double[node.size()];
    for (int index = 0; index < result.length; index++) {
      int row = index / node.columns();
      int column = index % node.columns();
      result[index] =
          left[start(node.left()) + column / inner]
              * right[start(node.right()) + row * inner + column % inner];
    }
    return result;
  }

  @Override
  public double[] map(Node.Map node) {
    Evaluator evaluator = evaluators.get(node);
    List<Spread> operands = node.operands().stream().map(this::spread).toList();
    double[] arguments = new double[operands.size()];
    double[] result = new double[node.size()];
    for (int row = 0; row < node.rows(); row++) {
      for (int column = 0; column < node.columns(); column++) {
        for (int operand = 0; operand < arguments.length; operand++) {
          arguments[operand] = operands.get(operand).at(row, column);
        }
        result[row * node.columns() + column] = evaluator.evaluate(arguments, kinks);
      }
    }
    return result;
  }

  /** The elements of an operand that serve those of a possibly larger matrix. */
  @SuppressWarnings("ArrayRecordComponent") // Compared by no one.
  private record Spread(double[] array, int start, int rowStride, int columnStride) {

    double at(int row, int column) {
      return array[start + row * rowStride + column * columnStride];
    }
  }

  private Spread spread(Node operand) {
    int rowStride = operand.rows() == 1 ? 0 : operand.columns();
    return new Spread(of(operand), start(operand), rowStride, operand.columns() == 1 ? 0 : 1);
  }

  @Override
  public double[] diagonal(Rearrangement.Diagonal node) {
    double[] result = new double[node.size()];
    for (int row = 0; row < node.rows(); row++) {
      result[row * node.columns() + row] = of(node.vector())[start(node.vector()) + row];
    }
    return result;
  }

  @Override
  public double[] transpose(Rearrangement.Transpose node) {
    double[] result = new double[node.size()];
    for (int index = 0; index < result.length; index++) {
      int row = index / node.columns();
      int column = index % node.columns();
      result[index] = of(node.operand())[start(node.operand()) + column * node.rows() + row];
    }
    return result;
  }

  @Override
  public double[] reduction(Node.Reduction node) {
    int columns = node.operand().columns();
    double[] operand = of(node.operand());
    double[] result = new double[node.rows()];
    for (int row = 0; row < node.rows(); row++) {
      int from = start(node.operand()) + row * columns;
      result[row] = operand[from];
      for (int column = 1; column < columns; column++) {
        double next = operand[from + column];
        result[row] =
            switch (node.kind()) {
              case SUM -> result[row] + next;
              case MAX -> Math.max(result[row], next);
            };
      }
    }
    return result;
  }

  @Override
  public double[] broadcast(Rearrangement.Broadcast node) {
    double[] result = new double[node.size()];
    Spread operand = spread(node.operand());
    Arrays.setAll(result, index -> operand.at(index / node.columns(), index % node.columns()));
    return result;
  }

  @Override
  public double[] slice(Rearrangement.Slice node) {
    double[] result = new double[node.size()];
    for (int row = 0; row < node.rows(); row++) {
      int from = start(node.operand()) + row * node.operand().columns() + node.from();
      System.arraycopy(of(node.operand()), from, result, row * node.columns(), node.columns());
    }
    return result;
  }

  @Override
  public double[] concatenation(Rearrangement.Concatenation node) {
    double[] result = new double[node.size()];
    int to = 0;
    for (Node operand : node.operands()) {
      for (int row = 0; row < node.rows(); row++) {
        int from = start(operand) + row * operand.columns();
        System.arraycopy(of(operand), from, result, row * node.columns() + to, operand.columns());
      }
      to += operand.columns();
    }
    return result;
  }

  @Override
  public double[] stated(Node.Stated node) {
    return whole(node.value());
  }
}
