package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.reference.RandomSample;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random networks, of all activations, losses, precisions and emissions: compiled, run, and
 * compared with the interpreter, with central differences, and bit for bit with each other.
 */
class RandomNetworksTest {

  private static final long SEED = RandomSample.seed(20_250_101);

  /** Every pair of output activation and loss in each precision. */
  private static final int NETWORKS = RandomSample.size(152);

  private static final int NETWORKS_A_BUILD = 38;
  private static final int WIDEST = 24;

  /** A part of the networks, compiled together. */
  record Part(int index, List<NetworkSpec> networks) {

    @Override
    public String toString() {
      return "part " + index + ", " + networks.size() + " networks of seed " + SEED;
    }
  }

  static List<Part> parts() {
    List<NetworkSpec> networks = new RandomNetworks(SEED, WIDEST).draw(NETWORKS);
    return IntStream.range(0, NETWORKS / NETWORKS_A_BUILD)
        .mapToObj(
            index -> {
              int from = index * NETWORKS_A_BUILD;
              return new Part(index, networks.subList(from, from + NETWORKS_A_BUILD));
            })
        .toList();
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("parts")
  void networksComputeWhatTheyShould(Part part) {
    List<NetworkSpec> variants = new ArrayList<>();
    for (int index = 0; index < part.networks().size(); index++) {
      for (Emission emission : Emission.values()) {
        variants.add(variant(part, index, emission));
      }
    }
    Build build = Build.of(variants);
    SplittableRandom random = new SplittableRandom(SEED + part.index());
    int compared = 0;
    for (int index = 0; index < part.networks().size(); index++) {
      compared += check(build, part, index, random);
    }
    assertTrue(compared > 10 * part.networks().size(), compared + " quotients were compared");
  }

  private static NetworkSpec variant(Part part, int index, Emission emission) {
    NetworkSpec network = part.networks().get(index);
    NetworkSpec emitted = Networks.as(network, network.precision(), emission);
    return Networks.named(emitted, "random" + part.index(), "Net" + index + emission);
  }

  private static int check(Build build, Part part, int index, SplittableRandom random) {
    NetworkSpec network = part.networks().get(index);
    Sample samples = Sample.draw(network, 3, random);
    Sample first = samples.row(0);
    EvaluatedNetwork expected = new InterpretedNetwork(network, samples.parameters);
    NetworkSpec unrolledSpec = variant(part, index, Emission.UNROLLED);
    EvaluatedNetwork unrolled = build.network(unrolledSpec, samples.parameters);
    String name = unrolledSpec + " of seed " + SEED;
    Agreement reference = Agreement.withReference(name, network.precision());
    reference.single(expected, unrolled, first);
    reference.batch(expected, unrolled, samples);
    for (Emission emission : List.of(Emission.LOOPED, Emission.AUTO)) {
      NetworkSpec other = variant(part, index, emission);
      EvaluatedNetwork actual = build.network(other, samples.parameters);
      Agreement bits = Agreement.ofBits(other + " of seed " + SEED);
      bits.single(unrolled, actual, first);
      bits.batch(unrolled, actual, samples);
    }
    Agreement differences = Agreement.withDifferences(name, network.precision());
    CentralDifferences quotients = new CentralDifferences(network, first);
    return quotients.compare(differences, unrolled, 16, random);
  }
}
