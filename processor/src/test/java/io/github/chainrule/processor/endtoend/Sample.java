package io.github.chainrule.processor.endtoend;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.spec.Codes;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Where a network is evaluated: parameters, and n samples of inputs, targets and seeds, all of them
 * numbers of the network's precision.
 */
final class Sample {

  final int n;
  final double[] parameters;
  final double[] x;
  final double[] t;
  final double[] e;

  private Sample(int n, double[] parameters, double[] x, double[] t, double[] e) {
    this.n = n;
    this.parameters = parameters;
    this.x = x;
    this.t = t;
    this.e = e;
  }

  static Sample draw(NetworkSpec network, int n, SplittableRandom random) {
    Precision precision = network.precision();
    return new Sample(
        n,
        rounded(precision, parameters(ParameterLayout.of(network), random)),
        rounded(precision, inputs(network, n, random)),
        rounded(precision, RandomNetworks.targets(n * network.outputs(), random)),
        rounded(precision, random.doubles((long) n * network.outputs(), -1, 1).toArray()));
  }

  private static double[] inputs(NetworkSpec network, int n, SplittableRandom random) {
    int[] limits = Codes.limits(network);
    double[] x = random.doubles((long) n * limits.length, -1.5, 1.5).toArray();
    for (int index = 0; index < x.length; index++) {
      int limit = limits[index % limits.length];
      x[index] = limit == 0 ? x[index] : random.nextInt(limit);
    }
    return x;
  }

  /** At which no layer saturates; what stands under a root is positive. */
  private static double[] parameters(ParameterLayout layout, SplittableRandom random) {
    double[] parameters = RandomNetworks.parameters(layout.size(), random);
    for (ParameterTensor tensor : layout.tensors()) {
      for (int index = tensor.offset(); index < tensor.end(); index++) {
        parameters[index] += tensor.initialization().center();
      }
    }
    return parameters;
  }

  /** With weights fit for wide layers; the factor is a power of two, so nothing is rounded. */
  Sample withParametersScaledBy(double powerOfTwo) {
    double[] scaled = Arrays.stream(parameters).map(value -> powerOfTwo * value).toArray();
    return new Sample(n, scaled, x, t, e);
  }

  static double[] rounded(Precision precision, double[] values) {
    return Arrays.stream(values).map(value -> rounded(precision, value)).toArray();
  }

  static double rounded(Precision precision, double value) {
    return precision == Precision.FLOAT ? (float) value : value;
  }

  /** The sample of this index alone. */
  Sample row(int index) {
    return new Sample(1, parameters, row(x, index), row(t, index), row(e, index));
  }

  private double[] row(double[] rows, int index) {
    int width = rows.length / n;
    return Arrays.copyOfRange(rows, index * width, (index + 1) * width);
  }
}
