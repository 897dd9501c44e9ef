package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.NodeVisitor;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.program.RowScatter;
import io.github.chainrule.processor.program.Scatter;
import io.github.chainrule.processor.program.Stated;
import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.scalar.Evaluator;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Computes the values of nodes in {@code double}, row-major, as a reference that shares no code
 * with lowering. Elementary functions are {@link StrictMath}'s, so that results are the same on
 * every JDK.
 */
public final class Interpreter implements NodeVisitor<double[]> {

  /** So many elements of a map are computed at once. */
  private static final int BLOCK = 256;

  private final double[] parameters;
  private final Map<Node.Source.Kind, double[]> sources = new EnumMap<>(Node.Source.Kind.class);
  private final Map<Node, Evaluator> evaluators;
  private final Evaluator.Kinks kinks;

  /** By the nodes' ids. */
  private final double[][] values;

  Interpreter(
      double[] parameters, Map<Node, Evaluator> evaluators, Evaluator.Kinks kinks, int ids) {
    this.parameters = parameters;
    this.values = new double[ids][];
    this.evaluators = evaluators;
    this.kinks = kinks;
  }

  void give(Map<Node.Source.Kind, double[]> given) {
    sources.putAll(given);
  }

  /** Drops a value that nothing needs any more. */
  void forget(Node node) {
    values[node.id()] = null;
  }

  /** Parameters are read where they are. */
  void compute(Node node) {
    if (!(node instanceof Node.Parameter)) {
      values[node.id()] = node.accept(this);
    }
  }

  double[] whole(Node node) {
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
    if (node.hasBias()) {
      int features = node.features();
      for (int place = 0; place < node.rows() * node.positions(); place++) {
        System.arraycopy(of(node.bias()), start(node.bias()), result, place * features, features);
      }
    }
    int block = node.right().size() / node.window().taps().size();
    int from = start(node.right());
    for (Tap tap : node.window().taps()) {
      int weights = from;
      forEachPair(
          node,
          node.left(),
          tap,
          (read, written) -> {
            if (node.transposed()) {
              addDotProducts(node, read, weights, written, result);
            } else {
              addTerms(node, read, weights, written, result);
            }
          });
      from += block;
    }
    return result;
  }

  /** What is done for a pair of positions, of which the first features' indices are given. */
  private interface Pair {
    void accept(int read, int written);
  }

  /** Goes through the pairs of a tap in each row. */
  private static void forEachPair(Node written, Node read, Tap tap, Pair pair) {
    for (int row = 0; row < written.rows(); row++) {
      for (int a = 0; a < tap.outer(); a++) {
        for (int b = 0; b < tap.inner(); b++) {
          pair.accept(
              row * read.columns() + tap.read().at(a, b) * read.features(),
              row * written.columns() + tap.written().at(a, b) * written.features());
        }
      }
    }
  }

  private void addTerms(Node.Product node, int read, int weights, int written, double[] result) {
    int features = node.features();
    int terms = node.terms();
    double[] left = of(node.left());
    double[] right = of(node.right());
    int leftFrom = start(node.left()) + read;
    for (int term = 0; term < terms; term++) {
      double factor = left[leftFrom + term];
      int from = weights + term * features;
      for (int feature = 0; feature < features; feature++) {
        result[written + feature] += factor * right[from + feature];
      }
    }
  }

  private void addDotProducts(
      Node.Product node, int read, int weights, int written, double[] result) {
    int terms = node.terms();
    double[] left = of(node.left());
    double[] right = of(node.right());
    int leftFrom = start(node.left()) + read;
    for (int feature = 0; feature < node.features(); feature++) {
      int from = weights + feature * terms;
      double sum = result[written + feature];
      for (int term = 0; term < terms; term++) {
        sum += left[leftFrom + term] * right[from + term];
      }
      result[written + feature] = sum;
    }
  }

  @Override
  public double[] outer(Node.Outer node) {
    double[] result = new double[node.size()];
    Node right = node.right();
    int block = node.left().features() * right.features();
    for (int row = 0; row < node.rows(); row++) {
      int to = row * node.columns();
      for (Tap tap : node.window().taps()) {
        for (int a = 0; a < tap.outer(); a++) {
          for (int b = 0; b < tap.inner(); b++) {
            int read = tap.read().at(a, b) * node.left().features();
            int written = row * right.columns() + tap.written().at(a, b) * right.features();
            addOuter(node, read, written, result, to);
          }
        }
        to += block;
      }
    }
    return result;
  }

  private void addOuter(Node.Outer node, int read, int written, double[] result, int to) {
    double[] left = of(node.left());
    double[] right = of(node.right());
    int outer = node.left().features();
    int inner = node.right().features();
    int leftFrom = start(node.left()) + read;
    int rightFrom = start(node.right()) + written;
    for (int row = 0; row < outer; row++) {
      double factor = left[leftFrom + row];
      int from = to + row * inner;
      for (int column = 0; column < inner; column++) {
        result[from + column] += factor * right[rightFrom + column];
      }
    }
  }

  @Override
  public double[] map(Node.Map node) {
    Evaluator evaluator = evaluators.get(node);
    List<Spread> operands = node.operands().stream().map(this::spread).toList();
    double[] result = new double[node.size()];
    for (int from = 0; from < result.length; from += BLOCK) {
      int first = from;
      int count = Math.min(BLOCK, result.length - from);
      double[][] arguments = new double[operands.size()][];
      Arrays.setAll(arguments, index -> operands.get(index).elements(node, first, count));
      System.arraycopy(evaluator.evaluate(arguments, count, kinks), 0, result, from, count);
    }
    return result;
  }

  private Spread spread(Node operand) {
    return new Spread(
        of(operand),
        start(operand),
        operand.rows() == 1 ? 0 : operand.columns(),
        operand.positions() == 1 ? 0 : operand.features(),
        operand.features() == 1 ? 0 : 1);
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
    Node operand = node.operand();
    boolean isAlong = node.axis() == Node.Reduction.Axis.FEATURES;
    int step = isAlong ? 1 : operand.features();
    double[] values = of(operand);
    double[] result = new double[node.size()];
    for (int index = 0; index < result.length; index++) {
      int row = index / node.columns();
      int column = index % node.columns();
      int first =
          start(operand) + row * operand.columns() + (isAlong ? column * node.terms() : column);
      result[index] = values[first];
      for (int term = 1; term < node.terms(); term++) {
        double next = values[first + term * step];
        result[index] =
            switch (node.kind()) {
              case SUM -> result[index] + next;
              case MAX -> Math.max(result[index], next);
            };
      }
    }
    return result;
  }

  @Override
  public double[] broadcast(Rearrangement.Broadcast node) {
    return spread(node.operand()).elements(node, 0, node.size());
  }

  @Override
  public double[] slice(Rearrangement.Slice node) {
    double[] result = new double[node.size()];
    copyFeatures(node.operand(), node.from(), node, result, 0);
    return result;
  }

  @Override
  public double[] concatenation(Rearrangement.Concatenation node) {
    double[] result = new double[node.size()];
    int to = 0;
    for (Node operand : node.operands()) {
      copyFeatures(operand, 0, node, result, to);
      to += operand.features();
    }
    return result;
  }

  /** Copies as many features of each position as both have behind the given ones. */
  private void copyFeatures(Node source, int from, Node target, double[] result, int to) {
    int count = Math.min(source.features() - from, target.features() - to);
    for (int place = 0; place < source.rows() * source.positions(); place++) {
      int read = start(source) + place * source.features() + from;
      int written = place * target.features() + to;
      System.arraycopy(of(source), read, result, written, count);
    }
  }

  @Override
  public double[] gather(Rearrangement.Gather node) {
    double[] result = new double[node.size()];
    addPositions(node.operand(), node.tap(), node, result);
    return result;
  }

  @Override
  public double[] scatter(Scatter node) {
    double[] result = new double[node.size()];
    for (int index = 0; index < node.operands().size(); index++) {
      addPositions(node.operands().get(index), node.window().taps().get(index), node, result);
    }
    if (node.outside() != 0) {
      fillOutside(node, result);
    }
    return result;
  }

  private void addPositions(Node operand, Tap tap, Node node, double[] result) {
    double[] values = of(operand);
    int start = start(operand);
    forEachPair(
        node,
        operand,
        tap,
        (read, written) -> {
          for (int feature = 0; feature < node.features(); feature++) {
            result[written + feature] += values[start + read + feature];
          }
        });
  }

  private static void fillOutside(Scatter node, double[] result) {
    boolean[] isInside = new boolean[result.length];
    for (Tap tap : node.window().taps()) {
      forEachPair(
          node,
          node.operands().get(0),
          tap,
          (read, written) -> Arrays.fill(isInside, written, written + node.features(), true));
    }
    for (int index = 0; index < result.length; index++) {
      result[index] = isInside[index] ? result[index] : node.outside();
    }
  }

  private TableRows.Values values(Node operand) {
    double[] array = of(operand);
    int start = start(operand);
    return index -> array[start + index];
  }

  @Override
  public double[] lookup(Lookup node) {
    return TableRows.chosen(node, values(node.codes()), values(node.table()));
  }

  @Override
  public double[] rowScatter(RowScatter node) {
    double[] sum = new double[node.size()];
    for (RowScatter.Part part : node.parts()) {
      TableRows.add(node, part, values(part.codes()), values(part.values()), sum);
    }
    return sum;
  }

  @Override
  public double[] reshape(Rearrangement.Reshape node) {
    return whole(node.operand());
  }

  @Override
  public double[] stated(Stated node) {
    return whole(node.value());
  }
}
