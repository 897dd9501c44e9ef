package io.github.chainrule.processor.endtoend;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Node.Source.Kind;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.verify.Prepared;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The reference: a network's derived programs, interpreted in double. Batches are sums of it. */
final class InterpretedNetwork implements EvaluatedNetwork {

  private final NetworkProgram program;
  private final double[] parameters;
  private final Prepared output;
  private final Prepared outputs;
  private final Prepared loss;
  private final Prepared lossAndOutputs;
  private final Prepared lossDelta;
  private final Prepared seedDelta;
  private final Prepared gradient;
  private final Prepared inputJacobian;
  private final Prepared parameterJacobian;
  private final Prepared outputTangent;

  InterpretedNetwork(NetworkSpec network, double[] parameters) {
    this.program = Programs.of(network);
    this.parameters = parameters.clone();
    this.output = new Prepared(List.of(program.output()));
    this.outputs = new Prepared(program.outputs());
    this.loss = new Prepared(List.of(program.loss()));
    this.lossAndOutputs = new Prepared(List.of(program.loss(), program.output()));
    this.lossDelta = new Prepared(List.of(program.lossDelta()));
    this.seedDelta = new Prepared(List.of(program.seedDelta()));
    List<Node> roots = nodes(program.gradient());
    roots.add(program.inputGradient());
    this.gradient = new Prepared(roots);
    this.inputJacobian = new Prepared(program.blocks());
    this.parameterJacobian = new Prepared(nodes(program.parameterJacobian()));
    this.outputTangent = new Prepared(List.of(program.outputTangent()));
  }

  private InterpretedNetwork(InterpretedNetwork other, double[] parameters) {
    this.program = other.program;
    this.parameters = parameters.clone();
    this.output = other.output;
    this.outputs = other.outputs;
    this.loss = other.loss;
    this.lossAndOutputs = other.lossAndOutputs;
    this.lossDelta = other.lossDelta;
    this.seedDelta = other.seedDelta;
    this.gradient = other.gradient;
    this.inputJacobian = other.inputJacobian;
    this.parameterJacobian = other.parameterJacobian;
    this.outputTangent = other.outputTangent;
  }

  private static List<Node> nodes(List<TensorDerivative> derivatives) {
    List<Node> nodes = new ArrayList<>();
    derivatives.forEach(derivative -> nodes.add(derivative.node()));
    return nodes;
  }

  private List<double[]> run(Prepared prepared, double[] x, Kind besides, double[] values) {
    Map<Kind, double[]> sources = new EnumMap<>(Kind.class);
    sources.put(Kind.INPUT, x);
    if (values != null) {
      sources.put(besides, values);
    }
    return prepared.run(parameters, sources, side -> {});
  }

  /** The same network with other parameters. */
  InterpretedNetwork with(double[] otherParameters) {
    return new InterpretedNetwork(this, otherParameters);
  }

  /** The loss, the outputs, and a number that tells on which sides of its kinks they were. */
  double[] lossAndOutputs(double[] x, double[] t) {
    int[] sides = {1};
    List<double[]> values =
        lossAndOutputs.run(
            parameters,
            Programs.sources(x, t),
            side -> sides[0] = 31 * sides[0] + Boolean.hashCode(side));
    return concatenated(List.of(values.get(0), values.get(1), new double[] {sides[0]}));
  }

  @Override
  public int inputs() {
    return program.network().inputs();
  }

  @Override
  public int outputs() {
    return program.network().outputs();
  }

  @Override
  public int parameters() {
    return parameters.length;
  }

  @Override
  public double[] forward(double[] x) {
    return run(output, x, Kind.TARGET, null).get(0);
  }

  @Override
  public double[] activations(double[] x) {
    return concatenated(run(outputs, x, Kind.TARGET, null));
  }

  @Override
  public double loss(double[] x, double[] t) {
    return run(loss, x, Kind.TARGET, t).get(0)[0];
  }

  @Override
  public Derivatives gradient(double[] x, double[] t) {
    return new Derivatives(loss(x, t), gradientWithInputs(x, t).g, null);
  }

  @Override
  public Derivatives gradientWithInputs(double[] x, double[] t) {
    return fromDelta(loss(x, t), x, run(lossDelta, x, Kind.TARGET, t).get(0));
  }

  @Override
  public Derivatives backward(double[] x, double[] e) {
    return fromDelta(Double.NaN, x, run(seedDelta, x, Kind.SEED, e).get(0));
  }

  private Derivatives fromDelta(double value, double[] x, double[] delta) {
    List<double[]> parts = run(gradient, x, Kind.DELTA, delta);
    int last = parts.size() - 1;
    return new Derivatives(value, concatenated(parts.subList(0, last)), parts.get(last));
  }

  @Override
  public double[] inputJacobian(double[] x) {
    List<double[]> values = run(inputJacobian, x, Kind.TARGET, null);
    return Programs.joined(program.inputJacobian(), values, outputs(), inputs());
  }

  @Override
  public double[] jvp(double[] x, double[] v) {
    return run(outputTangent, x, Kind.DIRECTION, v).get(0);
  }

  @Override
  public double[] parameterJacobian(double[] x) {
    List<double[]> values = run(parameterJacobian, x, Kind.TARGET, null);
    List<NetworkProgram.Block> blocks =
        program.parameterJacobian().stream().map(Programs::block).toList();
    return Programs.joined(blocks, values, outputs(), parameters());
  }

  @Override
  public double[] forward(double[] x, int n) {
    List<double[]> rows = new ArrayList<>();
    for (int sample = 0; sample < n; sample++) {
      rows.add(forward(row(x, sample, inputs())));
    }
    return concatenated(rows);
  }

  @Override
  public double loss(double[] x, double[] t, int n) {
    return gradient(x, t, n).value;
  }

  @Override
  public Derivatives gradient(double[] x, double[] t, int n) {
    Derivatives all = gradientWithInputs(x, t, n);
    return new Derivatives(all.value, all.g, null);
  }

  @Override
  public Derivatives gradientWithInputs(double[] x, double[] t, int n) {
    double sum = 0;
    double[] sums = new double[parameters()];
    List<double[]> rows = new ArrayList<>();
    for (int sample = 0; sample < n; sample++) {
      double[] target = t == null ? null : row(t, sample, outputs());
      Derivatives one = gradientWithInputs(row(x, sample, inputs()), target);
      sum += one.value / n;
      addTo(sums, one.g, n);
      rows.add(one.dx);
    }
    return new Derivatives(sum, sums, concatenated(rows));
  }

  @Override
  public Derivatives backward(double[] x, double[] e, int n) {
    double[] sums = new double[parameters()];
    List<double[]> rows = new ArrayList<>();
    for (int sample = 0; sample < n; sample++) {
      Derivatives one = backward(row(x, sample, inputs()), row(e, sample, outputs()));
      addTo(sums, one.g, 1);
      rows.add(one.dx);
    }
    return new Derivatives(Double.NaN, sums, concatenated(rows));
  }

  private static void addTo(double[] sums, double[] values, int divisor) {
    for (int index = 0; index < sums.length; index++) {
      sums[index] += values[index] / divisor;
    }
  }

  static double[] row(double[] rows, int sample, int width) {
    return Arrays.copyOfRange(rows, sample * width, (sample + 1) * width);
  }

  private static double[] concatenated(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
