package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.program.OperationCounts;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.reference.RandomSample;
import io.github.chainrule.processor.reference.ReferenceGraph;
import io.github.chainrule.processor.reference.ReferenceNetwork;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated code of networks of layers of every kind gives what an independent autograd gives:
 * every other network, by turns in both precisions and in every emission; in a sweep, each network
 * in both precisions.
 */
class ReferenceGraphsTest {

  /** The most operations of a forward pass whose unrolled code javac compiles soon enough. */
  private static final double LARGEST_UNROLLED = 250;

  private static Build build;

  static List<ReferenceGraph> networks() {
    List<ReferenceGraph> all = ReferenceGraph.all();
    return RandomSample.isSweep()
        ? all
        : IntStream.range(0, all.size()).filter(it -> it % 2 == 0).mapToObj(all::get).toList();
  }

  @BeforeAll
  static void compileAll() {
    List<NetworkSpec> specs = new ArrayList<>();
    networks().forEach(reference -> specs.addAll(variants(reference)));
    build = Build.of(specs);
  }

  private static List<NetworkSpec> variants(ReferenceGraph reference) {
    List<NetworkSpec> specs = new ArrayList<>();
    int turn = reference.name.hashCode();
    for (Precision precision : Precision.values()) {
      if (RandomSample.isSweep() || precision == byTurns(Precision.values(), turn)) {
        specs.add(variant(reference, precision, precision == Precision.FLOAT ? turn : turn + 1));
      }
    }
    return specs;
  }

  private static NetworkSpec variant(ReferenceGraph reference, Precision precision, int turn) {
    Emission emission = byTurns(Emission.values(), turn);
    if (emission == Emission.UNROLLED && isLarge(reference.spec(precision, emission))) {
      emission = Emission.LOOPED;
    }
    String name = reference.name + "_" + precision + "_" + emission;
    return Networks.named(reference.spec(precision, emission), "reference", name);
  }

  private static <T> T byTurns(T[] values, int turn) {
    return values[Math.floorMod(turn, values.length)];
  }

  private static boolean isLarge(NetworkSpec network) {
    OperationCounts counts = Programs.of(network).forwardCost().shared();
    return counts.multiplications() + counts.comparisons() > LARGEST_UNROLLED;
  }

  @Test
  void thereAreGraphsEnough() {
    int count = ReferenceGraph.all().size();
    assertTrue(count >= 100, count + " networks");
  }

  @Test
  void everyKindOfLayerComesInEachPrecisionAndEmission() {
    Set<String> kinds = new TreeSet<>();
    Set<String> expected = new TreeSet<>();
    Set<String> found = new TreeSet<>();
    for (ReferenceGraph reference : networks()) {
      for (NetworkSpec spec : variants(reference)) {
        for (LayerSpec layer : spec.layers()) {
          kinds.add(layer.kind());
          found.add(layer.kind() + " " + spec.precision());
          found.add(layer.kind() + " " + spec.emission());
        }
      }
    }
    for (String kind : kinds) {
      Arrays.stream(Precision.values()).forEach(it -> expected.add(kind + " " + it));
      Arrays.stream(Emission.values()).forEach(it -> expected.add(kind + " " + it));
    }
    assertEquals(expected, found);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void generatedCodeAgreesWithTheReference(ReferenceGraph reference) {
    for (NetworkSpec spec : variants(reference)) {
      EvaluatedNetwork network = build.network(spec, reference.parameters);
      Agreement agreement =
          Agreement.withReference(spec.name().generated("Network"), spec.precision());
      single(agreement, reference, network);
      ReferenceNetwork.Batch batch = reference.batch;
      agreement.check("batch y", batch.y, network.forward(batch.x, batch.n));
      agreement.check("batch loss", batch.loss, network.loss(batch.x, batch.t, batch.n));
      Derivatives mean = new Derivatives(batch.loss, batch.gradient, null);
      agreement.check("batch gradient", mean, network.gradient(batch.x, batch.t, batch.n));
    }
  }

  private static void single(
      Agreement agreement, ReferenceGraph reference, EvaluatedNetwork network) {
    double[] x = reference.x;
    double[] t = reference.t;
    agreement.check("y", reference.y, network.forward(x));
    agreement.check("loss", reference.lossValue, network.loss(x, t));
    Derivatives expected =
        new Derivatives(reference.lossValue, reference.gradient, reference.inputGradient);
    agreement.check("gradient", expected, network.gradientWithInputs(x, t));
    agreement.check("input Jacobian", reference.inputJacobian, network.inputJacobian(x));
    agreement.check(
        "parameter Jacobian", reference.parameterJacobian, network.parameterJacobian(x));
  }
}
