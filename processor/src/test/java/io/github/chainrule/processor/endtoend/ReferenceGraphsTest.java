package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.program.OperationCounts;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.reference.ReferenceGraph;
import io.github.chainrule.processor.reference.ReferenceNetwork;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated code of networks of layers of every kind gives what an independent autograd gives, in
 * both precisions and, by turns, in every emission.
 */
class ReferenceGraphsTest {

  /** The most operations of a forward pass whose unrolled code javac compiles soon enough. */
  private static final double LARGEST_UNROLLED = 250;

  private static Build build;

  static List<ReferenceGraph> networks() {
    return ReferenceGraph.all();
  }

  @BeforeAll
  static void compileAll() {
    List<NetworkSpec> specs = new ArrayList<>();
    networks().forEach(reference -> specs.addAll(variants(reference)));
    build = Build.of(specs);
  }

  private static List<NetworkSpec> variants(ReferenceGraph reference) {
    List<NetworkSpec> specs = new ArrayList<>();
    Emission[] emissions = Emission.values();
    for (Precision precision : Precision.values()) {
      int turn = reference.name.hashCode() + (precision == Precision.FLOAT ? 0 : 1);
      Emission emission = emissions[Math.floorMod(turn, emissions.length)];
      if (emission == Emission.UNROLLED && isLarge(reference.spec(precision, emission))) {
        emission = Emission.LOOPED;
      }
      String name = reference.name + "_" + precision + "_" + emission;
      specs.add(Networks.named(reference.spec(precision, emission), "reference", name));
    }
    return specs;
  }

  private static boolean isLarge(NetworkSpec network) {
    OperationCounts counts = Programs.of(network).forwardCost().shared();
    return counts.multiplications() + counts.comparisons() > LARGEST_UNROLLED;
  }

  @Test
  void thereAreGraphsEnough() {
    assertTrue(networks().size() >= 100, networks().size() + " networks");
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
