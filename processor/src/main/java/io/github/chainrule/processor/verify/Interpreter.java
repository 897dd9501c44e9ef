package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.Argument;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.NodeVisitor;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Evaluator;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
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
  private final Map<Node, double[]> values = new HashMap<>();

  private Interpreter(double[] parameters, Map<Node, Evaluator> evaluators, Evaluator.Kinks kinks) {
    this.parameters = parameters;
    this.evaluators = evaluators;
    this.kinks = kinks;
  }

  /** A program made ready to be interpreted many times. */
  public static final class Prepared {
    private final List<Node> roots;
    private final List<Node> nodes;
    private final Map<Node, Evaluator> evaluators = new HashMap<>();

    public Prepared(List<Node> roots) {
      this.roots = List.copyOf(roots);
      this.nodes = Graph.reachable(roots);
      for (Node node : nodes) {
        if (node instanceof Node.Map map) {
          evaluators.put(node, new Evaluator(map.template(), leaf -> ((Argument) leaf).index()));
        }
      }
    }

    /**
     * Computes the roots.
     *
     * @param kinks told every comparison that is made on the way
     */
    public List<double[]> run(
        double[] parameters, Map<Node.Source.Kind, double[]> sources, Evaluator.Kinks kinks) {
      Interpreter interpreter = new Interpreter(parameters, evaluators, kinks);
      interpreter.sources.putAll(sources);
      for (Node node : nodes) {
        interpreter.values.put(node, node.accept(interpreter));
      }
      return roots.stream().map(interpreter.values::get).toList();
    }
  }

  private double[] of(Node operand) {
    return values.get(operand);
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
        System.arraycopy(of(node.bias()), 0, result, row * node.columns(), node.columns());
      }
      for (int term = 0; term < node.terms(); term++) {
        addTerm(node, row, term, result);
      }
    }
    return result;
  }

  private void addTerm(Node.Product node, int row, int term, double[] result) {
    int columns = node.columns();
    int from = node.transposed() ? term : term * columns;
    int stride = node.transposed() ? node.terms() : 1;
    double left = of(node.left())[row * node.terms() + term];
    double[] right = of(node.right());
    for (int column = 0; column < columns; column++) {
      result[row * columns + column] += left * right[from + column * stride];
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
      result[index] = left[column / inner] * right[row * inner + column % inner];
    }
    return result;
  }

  @Override
  public double[] map(Node.Map node) {
    Evaluator evaluator = evaluators.get(node);
    double[] arguments = new double[node.operands().size()];
    double[] result = new double[node.size()];
    for (int index = 0; index < result.length; index++) {
      for (int operand = 0; operand < arguments.length; operand++) {
        arguments[operand] = spread(node.operands().get(operand), node, index);
      }
      result[index] = evaluator.evaluate(arguments, kinks);
    }
    return result;
  }

  /** The element of an operand that serves an element of a possibly larger matrix. */
  private double spread(Node operand, Node larger, int index) {
    int row = operand.rows() == 1 ? 0 : index / larger.columns();
    int column = operand.columns() == 1 ? 0 : index % larger.columns();
    return of(operand)[row * operand.columns() + column];
  }

  @Override
  public double[] diagonal(Rearrangement.Diagonal node) {
    double[] result = new double[node.size()];
    for (int row = 0; row < node.rows(); row++) {
      result[row * node.columns() + row] = of(node.vector())[row];
    }
    return result;
  }

  @Override
  public double[] transpose(Rearrangement.Transpose node) {
    double[] result = new double[node.size()];
    for (int index = 0; index < result.length; index++) {
      int row = index / node.columns();
      int column = index % node.columns();
      result[index] = of(node.operand())[column * node.rows() + row];
    }
    return result;
  }

  @Override
  public double[] reduction(Node.Reduction node) {
    int columns = node.operand().columns();
    double[] operand = of(node.operand());
    double[] result = new double[node.rows()];
    for (int row = 0; row < node.rows(); row++) {
      result[row] = operand[row * columns];
      for (int column = 1; column < columns; column++) {
        double next = operand[row * columns + column];
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
    Arrays.setAll(result, index -> spread(node.operand(), node, index));
    return result;
  }

  @Override
  public double[] slice(Rearrangement.Slice node) {
    double[] result = new double[node.size()];
    for (int row = 0; row < node.rows(); row++) {
      int from = row * node.operand().columns() + node.from();
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
        int from = row * operand.columns();
        System.arraycopy(of(operand), from, result, row * node.columns() + to, operand.columns());
      }
      to += operand.columns();
    }
    return result;
  }

  @Override
  public double[] stated(Node.Stated node) {
    return of(node.value());
  }
}
