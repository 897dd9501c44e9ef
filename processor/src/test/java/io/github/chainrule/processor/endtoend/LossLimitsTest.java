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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Losses of one unit and their derivatives at the ends of the numbers, and close to 0. */
class LossLimitsTest {

  private static final int SAMPLES = 80;

  private static Build build;

  @BeforeAll
  static void compile() {
    List<NetworkSpec> all = new ArrayList<>();
    for (LossFunction loss : LossFunction.values()) {
      if (loss != LossFunction.CROSS_ENTROPY) {
        all.addAll(variants(loss));
      }
    }
    build = Build.of(all);
  }

  private static List<NetworkSpec> variants(LossFunction loss) {
    boolean ofSigmoid = loss == LossFunction.BINARY_CROSS_ENTROPY || loss == LossFunction.ENTROPY;
    Activation activation = ofSigmoid ? Activation.SIGMOID : Activation.IDENTITY;
    NetworkSpec network = network(1, loss, withoutBias(1, activation));
    List<NetworkSpec> variants = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (Emission emission : Emission.values()) {
        String name = loss + "_" + precision + "_" + emission;
        variants.add(Networks.named(Networks.as(network, precision, emission), "losses", name));
      }
    }
    return variants;
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY_CROSS_ENTROPY, Infinity, 1, 0, 0",
    "BINARY_CROSS_ENTROPY, -Infinity, 0, 0, 0",
    "BINARY_CROSS_ENTROPY, Infinity, 0, Infinity, 1",
    "BINARY_CROSS_ENTROPY, -Infinity, 1, Infinity, -1",
    "BINARY_CROSS_ENTROPY, 3e38, 1, 0, 0",
    "BINARY_CROSS_ENTROPY, -3e38, 1, 3e38, -1",
    "ENTROPY, Infinity, 0, 0, 0",
    "ENTROPY, -Infinity, 0, 0, 0",
    "ENTROPY, 3e38, 0, 0, 0",
    "ENTROPY, -3e38, 0, 0, 0",
    "ABSOLUTE_ERROR, Infinity, 1, Infinity, 1",
    "ABSOLUTE_ERROR, -3e38, 0, 3e38, -1",
    "HUBER, Infinity, 1, Infinity, 1",
    "HUBER, -Infinity, 1, Infinity, -1",
    "HUBER, 3e38, 0, 3e38, 1",
    "HUBER, 1e-5, 0, 5e-11, 1e-5",
    "LOG_COSH, Infinity, 1, Infinity, 1",
    "LOG_COSH, -Infinity, 1, Infinity, -1",
    "LOG_COSH, -3e38, 0, 3e38, -1",
    "LOG_COSH, 1e-5, 0, 5e-11, 1e-5",
    "SQUARED_ERROR, -Infinity, 0, Infinity, -Infinity",
    "SQUARED_ERROR, 1e-5, 0, 5e-11, 1e-5",
    "OUTPUT, -Infinity, 0, -Infinity, 1",
  })
  void lossAndItsDerivativeHaveTheirLimits(
      LossFunction loss, double v, double t, double value, double derivative) {
    for (NetworkSpec network : variants(loss)) {
      EvaluatedNetwork unit = build.network(network, new double[] {1});
      String name = network.name().inPackage();
      double[] x = {Sample.rounded(network.precision(), v)};
      Derivatives gradient = unit.gradientWithInputs(x, new double[] {t});
      assertNear(name, value, gradient.value);
      assertNear(name, value, unit.loss(x, new double[] {t}));
      assertNear(name, derivative, gradient.dx[0]);
      assertNear(name + " of many", value, unit.loss(repeated(x[0]), repeated(t), SAMPLES));
    }
  }

  private static double[] repeated(double value) {
    double[] values = new double[SAMPLES];
    Arrays.fill(values, value);
    return values;
  }

  private static void assertNear(String name, double expected, double actual) {
    double tolerance = Double.isInfinite(expected) ? 0 : 1e-6 * Math.abs(expected);
    assertEquals(expected, actual + 0.0, tolerance, name);
  }
}
