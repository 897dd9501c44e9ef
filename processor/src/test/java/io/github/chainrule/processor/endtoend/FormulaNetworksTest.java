package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomFormulas;
import io.github.chainrule.processor.reference.RandomSample;
import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Networks of random formulas, written as interfaces, compiled and run: compared with the
 * interpreter, with central differences, and bit for bit with each other, in every emission, one by
 * one, in batches and in tiles.
 */
class FormulaNetworksTest {

  private static final long SEED = RandomSample.seed(20_261_126);
  private static final int NETWORKS = RandomSample.size(12);

  /** More than a tile and less than two. */
  private static final int SAMPLES = 100;

  private static final List<Activation> OUTPUTS =
      List.of(Activation.IDENTITY, Activation.SIGMOID, Activation.SOFTMAX, Activation.SOFTPLUS);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final RandomFormulas activations = new RandomFormulas(random, "v");
  private final RandomFormulas losses = new RandomFormulas(random, "yvt");

  private NetworkSpec draw(int index) {
    List<LayerSpec> layers = new ArrayList<>();
    int hidden = 1 + random.nextInt(2);
    for (int layer = 0; layer < hidden; layer++) {
      layers.add(layer(layer, formula()));
    }
    boolean isFormula = random.nextInt(5) == 0;
    Activation named = OUTPUTS.get(random.nextInt(OUTPUTS.size()));
    layers.add(layer(hidden, isFormula ? formula() : ActivationSpec.of(named)));
    LossSpec loss = LossSpec.of(Formula.ofLoss(losses.draw(3).text()).formula());
    return new NetworkSpec(
        new InterfaceName("formulas", List.of("Net" + index), true),
        2 + random.nextInt(4),
        index % 2 == 0 ? Precision.FLOAT : Precision.DOUBLE,
        Emission.AUTO,
        layers,
        loss);
  }

  private ActivationSpec formula() {
    return ActivationSpec.of(
        Formula.ofActivation(activations.draw(1 + random.nextInt(3)).text()).formula());
  }

  private LayerSpec layer(int index, ActivationSpec activation) {
    int units = 2 + random.nextInt(5);
    return new DenseSpec("layer" + index, List.of(index - 1), units, activation, true);
  }

  private static NetworkSpec variant(NetworkSpec network, Emission emission) {
    NetworkSpec emitted = Networks.as(network, network.precision(), emission);
    return Networks.named(emitted, "formulas", network.name().inPackage() + emission);
  }

  @Test
  void networksOfRandomFormulasComputeWhatTheyShould() {
    List<NetworkSpec> networks = new ArrayList<>();
    List<NetworkSpec> variants = new ArrayList<>();
    for (int index = 0; index < NETWORKS; index++) {
      NetworkSpec network = draw(index);
      networks.add(network);
      for (Emission emission : Emission.values()) {
        variants.add(variant(network, emission));
      }
    }
    Build build = Build.of(variants);
    int compared = 0;
    for (NetworkSpec network : networks) {
      compared += check(build, network);
    }
    assertTrue(compared > 8 * NETWORKS, compared + " quotients were compared, seed " + SEED);
  }

  private int check(Build build, NetworkSpec network) {
    Sample samples = Sample.draw(network, SAMPLES, random);
    Sample first = samples.row(0);
    String name = network + " of seed " + SEED;
    EvaluatedNetwork expected = new InterpretedNetwork(network, samples.parameters);
    EvaluatedNetwork unrolled =
        build.network(variant(network, Emission.UNROLLED), samples.parameters);
    Agreement reference = Agreement.withReference(name, network.precision());
    reference.single(expected, unrolled, first);
    reference.batch(expected, unrolled, samples);
    for (Emission emission : List.of(Emission.LOOPED, Emission.AUTO)) {
      EvaluatedNetwork actual = build.network(variant(network, emission), samples.parameters);
      Agreement bits = Agreement.ofBits(name + ", " + emission);
      bits.single(unrolled, actual, first);
      bits.batch(unrolled, actual, samples);
    }
    Agreement differences = Agreement.withDifferences(name, network.precision());
    return new CentralDifferences(network, first).compare(differences, unrolled, 16, random);
  }
}
