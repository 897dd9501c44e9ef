package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Networks.Dense;
import io.github.chainrule.processor.reference.RandomSample;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Networks with too many layers for code of their own compute the same bits as if each had it. In a
 * sweep, one is deeper by as much as others are more.
 */
class DeepNetworksTest {

  private static final long SEED = RandomSample.seed(2_500);
  private static final int LAYERS = RandomSample.size(301);
  private static final int NETWORKS = 7;
  private static final String LOOP = "for (int layer = 0;";

  /** Loops over layers from the third layer on; under the second, few fit into a method. */
  private static final SizeBudget SHALLOW = new SizeBudget(4_000, 4_000, 2);

  private static final SizeBudget TINY = new SizeBudget(350, 350, 2);

  private static List<NetworkSpec> shapes;
  private static List<NetworkSpec> plain;
  private static Build written;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @BeforeAll
  static void compile() {
    SplittableRandom drawn = new SplittableRandom(SEED);
    shapes = new ArrayList<>();
    for (int index = 0; index < NETWORKS; index++) {
      shapes.add(draw(drawn, index));
    }
    plain = new ArrayList<>(as(Emission.UNROLLED).subList(0, NETWORKS - 1));
    plain.add(as(Emission.LOOPED).get(NETWORKS - 1)); // unrolled, the wide one takes javac long
    written = Build.of(plain);
  }

  private static List<NetworkSpec> as(Emission emission) {
    List<NetworkSpec> networks = new ArrayList<>();
    for (int index = 0; index < NETWORKS; index++) {
      Precision precision = index % 3 == 0 ? Precision.DOUBLE : Precision.FLOAT;
      NetworkSpec network = Networks.as(shapes.get(index), precision, emission);
      networks.add(Networks.named(network, "deep", "Net" + index + emission));
    }
    return networks;
  }

  /** A few layers that are repeated, between others; the last network's are of vector width. */
  private static NetworkSpec draw(SplittableRandom random, int index) {
    int widest = index == NETWORKS - 1 ? 26 : 5;
    List<Dense> period = new ArrayList<>();
    for (int count = 1 + index % 3; count > 0; count--) {
      period.add(layer(random, widest));
    }
    List<Dense> layers = new ArrayList<>();
    if (random.nextBoolean()) {
      layers.add(layer(random, 4));
    }
    for (int repetitions = 6 + random.nextInt(2); repetitions > 0; repetitions--) {
      layers.addAll(period);
    }
    layers.add(layer(random, 4));
    layers.add(dense(2 + random.nextInt(2), Activation.SOFTMAX));
    return network(3, LossFunction.CROSS_ENTROPY, layers.toArray(Dense[]::new));
  }

  private static Dense layer(SplittableRandom random, int widest) {
    Activation[] all = Activation.values();
    Activation activation = all[random.nextInt(all.length)];
    int units = Math.max(activation == Activation.SOFTMAX ? 2 : 1, widest - random.nextInt(4));
    return random.nextInt(4) == 0
        ? Networks.withoutBias(units, activation)
        : dense(units, activation);
  }

  /** Compares all networks, and gives the number of those that have a loop over layers. */
  private int loopedOf(SizeBudget budget, Emission emission) {
    List<NetworkSpec> deep = as(emission);
    Build actual = Build.of(deep, CompilerAccess.processor(budget));
    int looped = 0;
    for (int index = 0; index < NETWORKS; index++) {
      Sample samples = Sample.draw(plain.get(index), 3, random);
      String name = deep.get(index) + " of seed " + SEED;
      compare(
          written.network(plain.get(index), samples.parameters),
          actual.network(deep.get(index), samples.parameters),
          Agreement.ofBits(name),
          samples);
      looped += classes(actual, deep.get(index), source -> source.contains(LOOP)) > 0 ? 1 : 0;
    }
    return looped;
  }

  private static void compare(
      EvaluatedNetwork expected, EvaluatedNetwork actual, Agreement agreement, Sample samples) {
    agreement.single(expected, actual, samples.row(0));
    agreement.batch(expected, actual, samples);
  }

  private static int classes(Build build, NetworkSpec network, Predicate<String> condition) {
    int count = 0;
    for (String suffix : List.of("Forward", "Backprop", "Jacobian")) {
      String name = network.name().packageName() + "." + network.name().generated(suffix);
      count += condition.test(build.sources().get(name)) ? 1 : 0;
    }
    return count;
  }

  @Test
  void loopsOverLayersComputeTheBitsOfUnrolledCode() {
    for (Emission emission : List.of(Emission.AUTO, Emission.LOOPED)) {
      int looped = loopedOf(SHALLOW, emission);
      assertEquals(NETWORKS, looped, "networks with loops over layers, of seed " + SEED);
    }
  }

  @Test
  void loopsThatAreTooLargeForAMethodAreWrittenOut() {
    int looped = loopedOf(TINY, Emission.AUTO);
    assertTrue(looped > 0 && looped < NETWORKS, looped + " networks, of seed " + SEED);
  }

  /** The network with another name of the first layer, one that generated code has a use for. */
  private static NetworkSpec named(NetworkSpec network, String first) {
    List<LayerSpec> layers = new ArrayList<>(network.layers());
    DenseSpec layer = (DenseSpec) layers.get(0);
    layers.set(
        0, new DenseSpec(first, layer.sources(), layer.units(), layer.activation(), layer.bias()));
    return Networks.withLayers(network, layers);
  }

  @Test
  void hundredsOfLayersOfAUsersInterfaceTakeTheCodeOfFew() {
    Dense[] layers = Collections.nCopies(LAYERS, dense(2, Activation.TANH)).toArray(Dense[]::new);
    NetworkSpec shape = named(network(2, LossFunction.SQUARED_ERROR, layers), "allLayers");
    List<NetworkSpec> networks =
        List.of(
            Networks.named(Networks.as(shape, Precision.FLOAT, Emission.AUTO), "deep", "Auto"),
            Networks.named(Networks.as(shape, Precision.FLOAT, Emission.LOOPED), "deep", "Looped"));
    Build build = Build.of(networks);
    Sample samples = Sample.draw(shape, 2, random);
    EvaluatedNetwork auto = build.network(networks.get(0), samples.parameters);
    EvaluatedNetwork looped = build.network(networks.get(1), samples.parameters);
    compare(auto, looped, Agreement.ofBits("deep of seed " + SEED), samples);
    compare(
        new InterpretedNetwork(networks.get(0), samples.parameters),
        auto,
        Agreement.withReference("deep of seed " + SEED, Precision.FLOAT),
        samples);
    for (NetworkSpec network : networks) {
      assertEquals(3, classes(build, network, source -> source.lines().count() < 2_000));
    }
  }
}
