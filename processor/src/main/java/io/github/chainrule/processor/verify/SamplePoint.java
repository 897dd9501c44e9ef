package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.Codes;
import io.github.chainrule.processor.spec.Initialization;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where a network is evaluated: its parameters and input, which derivatives are taken by, and a
 * target, a seed and what training leaves out.
 */
final class SamplePoint {

  final double[] parameters;
  final double[] input;
  final double[] target;
  final double[] seed;
  private final double[] mask;

  private SamplePoint(
      double[] parameters, double[] input, double[] target, double[] seed, double[] mask) {
    this.parameters = parameters;
    this.input = input;
    this.target = target;
    this.seed = seed;
    this.mask = mask;
  }

  /** Draws a point at which no layer saturates and every loss is defined. */
  static SamplePoint draw(NetworkSpec network, ParameterLayout layout, RandomNumbers random) {
    double[] parameters = new double[layout.size()];
    for (ParameterTensor tensor : layout.tensors()) {
      double bound = bound(tensor.initialization());
      double center = tensor.initialization().center();
      fill(parameters, tensor.offset(), tensor.size(), center, bound, random);
    }
    double[] input = new double[network.inputs()];
    fill(input, 0, input.length, 0, 1.5, random);
    drawCodes(input, Codes.limits(network), random);
    double[] seed = new double[network.outputs()];
    fill(seed, 0, seed.length, 0, 1, random);
    double[] target = new double[network.outputs()];
    Arrays.setAll(target, output -> random.nextDouble());
    double[] mask = new double[network.masks()];
    Arrays.setAll(mask, unit -> random.nextInt(2));
    return new SamplePoint(parameters, input, target, seed, mask);
  }

  /** Differences move a code, too, but by less than makes another of it. */
  private static void drawCodes(double[] input, int[] limits, RandomNumbers random) {
    for (int index = 0; index < input.length; index++) {
      if (limits[index] > 0) {
        input[index] = random.nextInt(limits[index]);
      }
    }
  }

  private static double bound(Initialization initialization) {
    if (initialization.distribution() == Initialization.Distribution.STANDARD_NORMAL) {
      return 1;
    }
    return initialization.isConstant()
        ? 0.5
        : Math.sqrt(6.0 / (initialization.fanIn() + initialization.fanOut()));
  }

  private static void fill(
      double[] values, int from, int count, double center, double bound, RandomNumbers random) {
    for (int index = from; index < from + count; index++) {
      values[index] = center + bound * (2 * random.nextDouble() - 1);
    }
  }

  /** A point of the same network, for {@link #moveFrom} to set. */
  SamplePoint room() {
    return new SamplePoint(
        new double[parameters.length],
        new double[input.length],
        new double[target.length],
        new double[seed.length],
        new double[mask.length]);
  }

  /** Sets this to {@code step} further than a point along a direction. */
  void moveFrom(SamplePoint point, Direction direction, double step) {
    System.arraycopy(point.parameters, 0, parameters, 0, parameters.length);
    System.arraycopy(point.input, 0, input, 0, input.length);
    System.arraycopy(point.target, 0, target, 0, target.length);
    System.arraycopy(point.seed, 0, seed, 0, seed.length);
    System.arraycopy(point.mask, 0, mask, 0, mask.length);
    int only = direction.coordinate();
    int first = only == Direction.NONE ? 0 : only;
    int end = only == Direction.NONE ? direction.size() : only + 1;
    for (int index = first; index < end; index++) {
      if (index < parameters.length) {
        parameters[index] += step * direction.component(index);
      } else {
        input[index - parameters.length] += step * direction.component(index);
      }
    }
  }

  Map<Node.Source.Kind, double[]> sources() {
    Map<Node.Source.Kind, double[]> sources = new EnumMap<>(Node.Source.Kind.class);
    sources.put(Node.Source.Kind.INPUT, input);
    sources.put(Node.Source.Kind.TARGET, target);
    sources.put(Node.Source.Kind.SEED, seed);
    sources.put(Node.Source.Kind.MASK, mask);
    return sources;
  }
}
