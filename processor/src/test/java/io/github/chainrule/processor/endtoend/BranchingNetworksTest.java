package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.spec.LayerSpec.NETWORK_INPUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.lower.TileBackend;
import io.github.chainrule.processor.lower.TileLowering;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Networks.Dense;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Networks that are no chain: layers that read several others, or the input again. No annotation
 * describes them yet, but every stage behind the reader compiles them.
 */
class BranchingNetworksTest {

  private static final long SEED = 8_128;

  /** A whole tile, another begun, and some more that are computed one by one. */
  private static final int SAMPLES = 72 + 30;

  private static List<NetworkSpec> shapes() {
    List<NetworkSpec> shapes = new ArrayList<>();
    shapes.add(
        network(
            3,
            LossFunction.CROSS_ENTROPY,
            dense(4, Activation.TANH),
            dense(2, Activation.RELU, NETWORK_INPUT),
            dense(5, Activation.SILU, 0, 1, NETWORK_INPUT),
            dense(3, Activation.SOFTMAX, 2, 0)));
    shapes.add(
        network(
            2, LossFunction.OUTPUT, dense(3, Activation.GELU), dense(1, Activation.TANH, 0, 0)));
    shapes.add(
        network(
            2,
            LossFunction.SQUARED_ERROR,
            dense(3, Activation.GELU),
            dense(2, Activation.SIGMOID, NETWORK_INPUT)));
    shapes.add(
        network(
            20,
            LossFunction.HUBER,
            dense(17, Activation.SOFTPLUS),
            dense(18, Activation.IDENTITY, NETWORK_INPUT, 0),
            dense(19, Activation.SELU, 1, 0, NETWORK_INPUT)));
    SplittableRandom random = new SplittableRandom(SEED);
    for (int index = 0; index < 8; index++) {
      shapes.add(random(random));
    }
    return shapes;
  }

  private static NetworkSpec random(SplittableRandom random) {
    Activation[] activations = Activation.values();
    Dense[] layers = new Dense[random.nextInt(2, 6)];
    for (int index = 0; index < layers.length; index++) {
      Integer[] sources = new Integer[random.nextInt(1, 4)];
      for (int source = 0; source < sources.length; source++) {
        sources[source] = random.nextInt(NETWORK_INPUT, index);
      }
      Activation activation = activations[random.nextInt(activations.length)];
      layers[index] = dense(random.nextInt(2, 10), activation, sources);
    }
    return network(random.nextInt(1, 8), LossFunction.LOG_COSH, layers);
  }

  /** In both precisions by turns. */
  private static NetworkSpec variant(List<NetworkSpec> shapes, int index, Emission emission) {
    Precision precision = index % 2 == 0 ? Precision.FLOAT : Precision.DOUBLE;
    NetworkSpec network = Networks.as(shapes.get(index), precision, emission);
    return Networks.named(network, "branching", "Net" + index + emission);
  }

  @Test
  void networksWhoseLayersAllCountHaveTiles() {
    for (NetworkSpec shape : shapes()) {
      NetworkProgram program = Programs.of(shape);
      boolean allCount =
          program.gradient().stream().noneMatch(it -> it.node() instanceof Node.Constant);
      assertEquals(
          allCount,
          new TileLowering(program, TileBackend.PORTABLE).forward().isPresent(),
          shape.toString());
      assertEquals(
          allCount,
          new TileLowering(program, TileBackend.PORTABLE).backprop().isPresent(),
          shape.toString());
    }
  }

  @Test
  void generatedCodeOfEveryEmissionAgreesWithTheInterpreterAndDifferences() {
    List<NetworkSpec> shapes = shapes();
    List<NetworkSpec> all = new ArrayList<>();
    for (int index = 0; index < shapes.size(); index++) {
      for (Emission emission : Emission.values()) {
        all.add(variant(shapes, index, emission));
      }
    }
    Build build = Build.ofSpecifications(all);
    SplittableRandom random = new SplittableRandom(SEED);
    int compared = 0;
    for (int index = 0; index < shapes.size(); index++) {
      compared += check(build, shapes, index, random);
    }
    assertTrue(compared > 5 * shapes.size(), compared + " quotients were compared");
  }

  private static int check(
      Build build, List<NetworkSpec> shapes, int index, SplittableRandom random) {
    NetworkSpec spec = variant(shapes, index, Emission.UNROLLED);
    Sample samples = Sample.draw(spec, SAMPLES, random);
    Sample first = samples.row(0);
    EvaluatedNetwork unrolled = build.network(spec, samples.parameters);
    EvaluatedNetwork interpreted = new InterpretedNetwork(spec, samples.parameters);
    Agreement reference = Agreement.withReference(spec.toString(), spec.precision());
    reference.single(interpreted, unrolled, first);
    reference.batch(interpreted, unrolled, samples);
    for (Emission emission : List.of(Emission.LOOPED, Emission.AUTO)) {
      NetworkSpec other = variant(shapes, index, emission);
      EvaluatedNetwork actual = build.network(other, samples.parameters);
      Agreement bits = Agreement.ofBits(other.toString());
      bits.single(unrolled, actual, first);
      bits.batch(unrolled, actual, samples);
    }
    Agreement differences = Agreement.withDifferences(spec.toString(), spec.precision());
    return new CentralDifferences(spec, first).compare(differences, unrolled, 10, random);
  }
}
