package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkRules;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Some random networks, compiled together from annotated interfaces and run: compared with the
 * interpreter, with central differences, and bit for bit with each other.
 *
 * @param name of the package that they go into
 * @param seed of the sequence that they are a part of
 */
record RandomPart(String name, int index, long seed, List<NetworkSpec> networks) {

  private static final int NETWORKS = 20;

  /** A whole tile, another begun, and some more that are computed one by one. */
  private static final int SAMPLES = 72 + 30;

  /** So many parts of the networks that are drawn, given their number. */
  static List<RandomPart> of(
      String name, long seed, int parts, IntFunction<List<NetworkSpec>> draw) {
    List<NetworkSpec> networks = draw.apply(parts * NETWORKS);
    return IntStream.range(0, parts)
        .mapToObj(
            part ->
                new RandomPart(
                    name, part, seed, networks.subList(part * NETWORKS, (part + 1) * NETWORKS)))
        .toList();
  }

  @Override
  public String toString() {
    return "part " + index + ", " + networks.size() + " networks of seed " + seed;
  }

  void check() {
    List<NetworkSpec> variants = new ArrayList<>();
    for (int index = 0; index < networks.size(); index++) {
      assertEquals(List.of(), NetworkRules.check(networks.get(index)));
      for (Emission emission : Emission.values()) {
        variants.add(variant(index, emission));
      }
    }
    Build build = Build.of(variants);
    SplittableRandom random = new SplittableRandom(seed + this.index);
    int compared = 0;
    for (int index = 0; index < networks.size(); index++) {
      compared += check(build, index, random);
    }
    assertTrue(compared > 5 * networks.size(), compared + " quotients were compared");
  }

  private NetworkSpec variant(int index, Emission emission) {
    NetworkSpec network = networks.get(index);
    NetworkSpec emitted = Networks.as(network, network.precision(), emission);
    return Networks.named(emitted, name + this.index, "Net" + index + emission);
  }

  private int check(Build build, int index, SplittableRandom random) {
    NetworkSpec network = networks.get(index);
    Sample samples = Sample.draw(network, SAMPLES, random);
    Sample first = samples.row(0);
    EvaluatedNetwork expected = new InterpretedNetwork(network, samples.parameters);
    NetworkSpec unrolledSpec = variant(index, Emission.UNROLLED);
    EvaluatedNetwork unrolled = build.network(unrolledSpec, samples.parameters);
    String title = unrolledSpec + " of seed " + seed;
    Agreement reference = Agreement.withReference(title, network.precision());
    reference.single(expected, unrolled, first);
    reference.batch(expected, unrolled, samples);
    for (Emission emission : List.of(Emission.LOOPED, Emission.AUTO)) {
      NetworkSpec other = variant(index, emission);
      EvaluatedNetwork actual = build.network(other, samples.parameters);
      Agreement bits = Agreement.ofBits(other + " of seed " + seed);
      bits.single(unrolled, actual, first);
      bits.batch(unrolled, actual, samples);
    }
    Agreement differences = Agreement.withDifferences(title, network.precision());
    CentralDifferences quotients = new CentralDifferences(network, first);
    return quotients.compare(differences, unrolled, 12, random);
  }
}
