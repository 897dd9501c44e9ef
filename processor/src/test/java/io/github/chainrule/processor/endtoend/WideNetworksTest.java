package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Networks whose layers are wide enough for loops over blocks, with and without a remainder, and
 * whose Jacobians are worth multiplying from either side.
 */
class WideNetworksTest {

  private static final long SEED = 6;

  private record Shape(NetworkSpec network, Set<Emission> emissions) {}

  private static Shape everyEmission(NetworkSpec network) {
    return new Shape(network, EnumSet.allOf(Emission.class));
  }

  /** A network that would be too large unrolled. */
  private static Shape inLoops(NetworkSpec network) {
    return new Shape(network, EnumSet.of(Emission.LOOPED, Emission.AUTO));
  }

  private static final List<Shape> SHAPES =
      List.of(
          everyEmission(
              network(
                  40,
                  LossFunction.CROSS_ENTROPY,
                  dense(33, Activation.GELU),
                  dense(17, Activation.SOFTMAX))),
          everyEmission(
              network(
                  30,
                  LossFunction.HUBER,
                  dense(24, Activation.SILU),
                  withoutBias(1, Activation.TANH),
                  dense(25, Activation.ELU),
                  dense(31, Activation.SOFTSIGN))),
          everyEmission(
              network(
                  1,
                  LossFunction.LOG_COSH,
                  dense(32, Activation.SOFTMAX),
                  dense(40, Activation.TANH))),
          everyEmission(
              network(
                  48,
                  LossFunction.OUTPUT,
                  withoutBias(16, Activation.SOFTPLUS),
                  dense(1, Activation.SIGMOID))),
          everyEmission(
              network(
                  3,
                  LossFunction.SQUARED_ERROR,
                  dense(66, Activation.TANH),
                  dense(64, Activation.SIGMOID),
                  dense(4, Activation.IDENTITY))),
          everyEmission(
              network(
                  11,
                  LossFunction.SQUARED_ERROR,
                  dense(9, Activation.TANH),
                  dense(15, Activation.SIGMOID),
                  withoutBias(12, Activation.RELU),
                  dense(13, Activation.IDENTITY))),
          inLoops(
              network(
                  205,
                  LossFunction.SQUARED_ERROR,
                  dense(33, Activation.RELU),
                  dense(200, Activation.LEAKY_RELU),
                  dense(9, Activation.IDENTITY))),
          inLoops(
              network(
                  208,
                  LossFunction.HUBER,
                  withoutBias(16, Activation.TANH),
                  dense(2, Activation.SOFTPLUS))),
          inLoops(
              network(
                  7,
                  LossFunction.ENTROPY,
                  withoutBias(301, Activation.SELU),
                  withoutBias(5, Activation.SIGMOID))),
          inLoops(
              network(
                  64,
                  LossFunction.BINARY_CROSS_ENTROPY,
                  dense(64, Activation.HARD_TANH),
                  dense(64, Activation.HARD_SIGMOID),
                  dense(64, Activation.SIGMOID))));

  private static NetworkSpec variant(int index, Precision precision, Emission emission) {
    NetworkSpec network = Networks.as(SHAPES.get(index).network(), precision, emission);
    return Networks.named(network, "wide", "Net" + index + precision + emission);
  }

  @Test
  void generatedCodeAgreesWithTheInterpreterAndWithItself() {
    List<NetworkSpec> all = new ArrayList<>();
    for (int index = 0; index < SHAPES.size(); index++) {
      for (Emission emission : SHAPES.get(index).emissions()) {
        all.add(variant(index, Precision.FLOAT, emission));
        all.add(variant(index, Precision.DOUBLE, emission));
      }
    }
    Build build = Build.of(all);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int index = 0; index < SHAPES.size(); index++) {
      check(build, index, Precision.FLOAT, random);
      check(build, index, Precision.DOUBLE, random);
    }
  }

  private static void check(Build build, int index, Precision precision, SplittableRandom random) {
    NetworkSpec looped = variant(index, precision, Emission.LOOPED);
    Sample samples = Sample.draw(looped, 2, random).withParametersScaledBy(0.25);
    Sample first = samples.row(0);
    EvaluatedNetwork expected = build.network(looped, samples.parameters);
    EvaluatedNetwork interpreted = new InterpretedNetwork(looped, samples.parameters);
    Agreement reference = Agreement.withReference(looped.toString(), precision);
    reference.single(interpreted, expected, first);
    reference.batch(interpreted, expected, samples);
    for (Emission emission : SHAPES.get(index).emissions()) {
      NetworkSpec other = variant(index, precision, emission);
      EvaluatedNetwork actual = build.network(other, samples.parameters);
      Agreement.ofBits(other.toString()).single(expected, actual, first);
      Agreement.ofBits(other.toString()).batch(expected, actual, samples);
    }
  }
}
