package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The derivatives of generated code exactly at kinks, where differences say nothing. */
class KinkTest {

  private static final double SELU_BELOW = 1.05070098735548 * 1.67326324235438;

  private static Build build;

  @BeforeAll
  static void compile() {
    List<NetworkSpec> all = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      if (activation != Activation.SOFTMAX) {
        all.addAll(variants(LossFunction.OUTPUT, activation));
      }
    }
    all.addAll(variants(LossFunction.ABSOLUTE_ERROR, Activation.IDENTITY));
    all.addAll(variants(LossFunction.HUBER, Activation.IDENTITY));
    build = Build.of(all);
  }

  /** One unit that computes φ(x), in both precisions and emissions. */
  private static List<NetworkSpec> variants(LossFunction loss, Activation activation) {
    List<NetworkSpec> variants = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (Emission emission : List.of(Emission.UNROLLED, Emission.LOOPED)) {
        NetworkSpec network = network(1, loss, withoutBias(1, activation));
        String name = activation + "_" + loss + "_" + precision + "_" + emission;
        variants.add(Networks.named(Networks.as(network, precision, emission), "kinks", name));
      }
    }
    return variants;
  }

  private static void assertDerivative(Activation activation, double at, double expected) {
    for (NetworkSpec network : variants(LossFunction.OUTPUT, activation)) {
      double derivative = Sample.rounded(network.precision(), expected);
      double[] x = {Sample.rounded(network.precision(), at)};
      EvaluatedNetwork unit = build.network(network, new double[] {1});
      String name = network.name().inPackage() + " at " + at;
      assertEquals(derivative, unit.inputJacobian(x)[0], name);
      assertEquals(derivative, unit.gradientWithInputs(x, null).dx[0], name);
      assertEquals(derivative, unit.backward(x, new double[] {1}).dx[0], name);
      double byWeight = Sample.rounded(network.precision(), derivative * x[0]);
      assertEquals(byWeight, unit.parameterJacobian(x)[0], name);
    }
  }

  /** No derivative either, but for those that a comparison chooses. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"IDENTITY", "SOFTMAX"})
  void derivativesAtNoNumberAreThoseOfOneSideAtMost(Activation activation) {
    double expected =
        switch (activation) {
          case RELU, HARD_SIGMOID, HARD_TANH -> 0;
          case LEAKY_RELU -> 0.01;
          default -> Double.NaN;
        };
    assertDerivative(activation, Double.NaN, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "RELU, 0",
    "LEAKY_RELU, 0.01",
    "ELU, 1",
    "SOFTSIGN, 1",
    "SILU, 0.5",
    "GELU, 0.5",
    "TANH, 1"
  })
  void derivativeAtZeroIsTheOneFromTheLeft(Activation activation, double expected) {
    assertDerivative(activation, 0.0, expected);
    assertDerivative(activation, -0.0, expected);
  }

  @Test
  void seluHasItsDerivativeAtZeroFromTheLeft() {
    assertDerivative(Activation.SELU, 0.0, SELU_BELOW);
    assertDerivative(Activation.SELU, -0.0, SELU_BELOW);
    assertDerivative(Activation.SELU, Float.MIN_NORMAL, 1.05070098735548);
  }

  @Test
  void rectifiersHaveTheOtherDerivativeRightAboveZero() {
    for (Activation activation : List.of(Activation.RELU, Activation.LEAKY_RELU, Activation.ELU)) {
      assertDerivative(activation, Float.MIN_NORMAL, 1);
    }
    assertDerivative(Activation.RELU, -Float.MIN_NORMAL, 0);
  }

  @Test
  void hardActivationsAreFlatAtTheirEnds() {
    for (double end : new double[] {3, -3, 4, -4, 1e30, -1e30}) {
      assertDerivative(Activation.HARD_SIGMOID, end, 0);
    }
    for (double end : new double[] {1, -1, 2, -2, 1e30, -1e30}) {
      assertDerivative(Activation.HARD_TANH, end, 0);
    }
  }

  @Test
  void hardActivationsAreSteepRightWithinTheirEnds() {
    assertDerivative(Activation.HARD_TANH, Math.nextDown(1f), 1);
    assertDerivative(Activation.HARD_TANH, Math.nextUp(-1f), 1);
    assertDerivative(Activation.HARD_SIGMOID, 2.99f, 1.0 / 6);
    assertDerivative(Activation.HARD_SIGMOID, -2.99f, 1.0 / 6);
  }

  @ParameterizedTest
  @CsvSource({
    "ABSOLUTE_ERROR, 2, 2, 0",
    "ABSOLUTE_ERROR, 2, 3, -1",
    "ABSOLUTE_ERROR, 3, 2, 1",
    "HUBER, 2, 2, 0",
    "HUBER, 3, 2, 1",
    "HUBER, 2, 3, -1",
    "HUBER, 2.5, 2, 0.5",
    "HUBER, 9, 2, 1"
  })
  void lossHasItsDerivativeAtAndBesideItsKink(
      LossFunction loss, double y, double t, double expected) {
    for (NetworkSpec network : variants(loss, Activation.IDENTITY)) {
      EvaluatedNetwork unit = build.network(network, new double[] {1});
      double[] dx = unit.gradientWithInputs(new double[] {y}, new double[] {t}).dx;
      assertEquals(expected, dx[0], network.name().inPackage());
    }
  }
}
