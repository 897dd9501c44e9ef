package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.ReferenceNetwork;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated code gives what an independent autograd gives, in every emission and precision. */
class ReferenceNetworksTest {

  private static Build build;

  static List<ReferenceNetwork> networks() {
    List<ReferenceNetwork> all = new ArrayList<>(ReferenceNetwork.all());
    all.addAll(ReferenceNetwork.ofFormulas());
    return all;
  }

  @BeforeAll
  static void compileAll() {
    List<NetworkSpec> specs = new ArrayList<>();
    networks().forEach(reference -> specs.addAll(variants(reference)));
    assertEquals((32 + 16) * 6, specs.size());
    build = Build.of(specs);
  }

  private static List<NetworkSpec> variants(ReferenceNetwork reference) {
    List<NetworkSpec> specs = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (Emission emission : Emission.values()) {
        String name = reference.name + "_" + precision + "_" + emission;
        specs.add(Networks.named(reference.spec(precision, emission), "reference", name));
      }
    }
    return specs;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void generatedCodeAgreesWithTheReference(ReferenceNetwork reference) {
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

  /** All of these are in Android since its first API level. */
  @Test
  void generatedClassesUseLittleOfTheJdk() {
    Set<String> used = new TreeSet<>();
    build.classes().values().forEach(bytes -> used.addAll(new ClassFile(bytes).usedOfTheJdk()));
    used.removeAll(
        Set.of(
            "java/lang/IllegalStateException.<init>",
            "java/lang/Math.abs",
            "java/lang/Math.max",
            "java/lang/Math.min",
            "java/lang/Math.signum",
            "java/lang/Object.<init>",
            "java/lang/System.arraycopy",
            "java/util/Arrays.asList",
            "java/util/Arrays.fill",
            "java/util/Collections.unmodifiableList",
            "java/util/List.get"));
    assertEquals(Set.of(), used);
  }

  @Test
  void annotationsAndRuntimeNeedNoDesugaring() throws IOException {
    for (File location : Build.classpath()) {
      List<byte[]> classes = ClassFile.allIn(location);
      assertFalse(classes.isEmpty(), location.toString());
      for (byte[] bytes : classes) {
        assertEquals(List.of(), new ClassFile(bytes).needsDesugaring());
      }
    }
  }

  private static void single(
      Agreement agreement, ReferenceNetwork reference, EvaluatedNetwork network) {
    double[] x = reference.x;
    double[] t = reference.t;
    agreement.check("y", reference.y, network.forward(x));
    agreement.check("loss", reference.lossValue, network.loss(x, t));
    Derivatives expected =
        new Derivatives(reference.lossValue, reference.gradient, reference.inputGradient);
    agreement.check("gradient", expected, network.gradientWithInputs(x, t));
    Derivatives withoutInputs = new Derivatives(reference.lossValue, reference.gradient, null);
    agreement.check("gradient", withoutInputs, network.gradient(x, t));
    agreement.check("input Jacobian", reference.inputJacobian, network.inputJacobian(x));
    agreement.check(
        "parameter Jacobian", reference.parameterJacobian, network.parameterJacobian(x));
  }
}
