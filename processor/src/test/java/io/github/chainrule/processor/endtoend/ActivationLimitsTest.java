package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every activation and its derivative at the ends of the numbers, in every emission and precision,
 * of one sample and in the tiles of many.
 */
class ActivationLimitsTest {

  private static final int UNITS = 8;
  private static final int SAMPLES = 300;
  private static final double SELU_SCALE = 1.05070098735548;
  private static final double SELU_BELOW = SELU_SCALE * 1.67326324235438;

  private static Build build;

  /** What a unit computes, and its derivative. */
  private record Limit(double value, double slope) {}

  /** Units that all compute φ(x), so that loops are long enough for vectors. */
  static List<Named<NetworkSpec>> units() {
    List<Named<NetworkSpec>> units = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      if (activation != Activation.SOFTMAX) {
        variants(activation, UNITS).forEach(it -> units.add(Named.of(it.name().inPackage(), it)));
      }
    }
    return units;
  }

  private static List<NetworkSpec> variants(Activation activation, int units) {
    List<NetworkSpec> variants = new ArrayList<>();
    NetworkSpec network = network(1, LossFunction.SQUARED_ERROR, withoutBias(units, activation));
    for (Precision precision : Precision.values()) {
      for (Emission emission : Emission.values()) {
        String name = activation + "_" + precision + "_" + emission;
        variants.add(Networks.named(Networks.as(network, precision, emission), "limits", name));
      }
    }
    return variants;
  }

  @BeforeAll
  static void compile() {
    List<NetworkSpec> all = new ArrayList<>(variants(Activation.SOFTMAX, 3));
    units().forEach(unit -> all.add(unit.getPayload()));
    build = Build.of(all);
  }

  private static EvaluatedNetwork evaluated(NetworkSpec network) {
    double[] ones = new double[UNITS];
    Arrays.fill(ones, 1);
    return build.network(network, ones);
  }

  private static double largest(Precision precision) {
    return precision == Precision.FLOAT ? Float.MAX_VALUE : Double.MAX_VALUE;
  }

  private static List<Double> ends(Precision precision) {
    List<Double> ends = new ArrayList<>();
    for (double size : new double[] {1e4, 1e30, largest(precision), Double.POSITIVE_INFINITY}) {
      ends.add(Sample.rounded(precision, size));
      ends.add(Sample.rounded(precision, -size));
    }
    return ends;
  }

  private static Limit limit(Activation activation, double v) {
    boolean above = v > 0;
    double sign = Math.signum(v);
    double step = above ? 1 : 0;
    double ramp = Math.max(v, 0);
    double share = 1 / (1 + Math.abs(v));
    return switch (activation) {
      case IDENTITY -> new Limit(v, 1);
      case SIGMOID, HARD_SIGMOID -> new Limit(step, 0);
      case TANH, HARD_TANH -> new Limit(sign, 0);
      case RELU, GELU, SILU, SOFTPLUS -> new Limit(ramp, step);
      case LEAKY_RELU -> new Limit(above ? v : 0.01 * v, above ? 1 : 0.01);
      case ELU -> new Limit(above ? v : -1, step);
      case SELU -> new Limit(above ? SELU_SCALE * v : -SELU_BELOW, SELU_SCALE * step);
      case SOFTSIGN -> new Limit(share == 0 ? sign : v / (1 + Math.abs(v)), share * share);
      case SOFTMAX -> throw new IllegalArgumentException("SOFTMAX is not element-wise");
    };
  }

  private static Activation activation(NetworkSpec network) {
    return ((ActivationSpec.Named) Networks.output(network).activation()).constant();
  }

  @ParameterizedTest
  @MethodSource("units")
  void oneSampleHasTheLimits(NetworkSpec network) {
    EvaluatedNetwork units = evaluated(network);
    double[] first = new double[UNITS];
    first[0] = 1;
    for (double v : ends(network.precision())) {
      Limit limit = limit(activation(network), v);
      double[] x = {v};
      for (double y : units.forward(x)) {
        assertNear(network, v, limit.value, y);
      }
      for (double slope : units.inputJacobian(x)) {
        assertNear(network, v, limit.slope, slope);
      }
      assertNear(network, v, limit.slope, units.backward(x, first).dx[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("units")
  void tilesOfSamplesHaveTheLimits(NetworkSpec network) {
    EvaluatedNetwork units = evaluated(network);
    List<Double> ends = ends(network.precision());
    double[] x = new double[SAMPLES];
    double[] e = new double[SAMPLES * UNITS];
    for (int sample = 0; sample < SAMPLES; sample++) {
      x[sample] = ends.get(sample % ends.size());
      e[sample * UNITS] = 1;
    }
    double[] y = units.forward(x, SAMPLES);
    double[] slopes = units.backward(x, e, SAMPLES).dx;
    for (int sample = 0; sample < SAMPLES; sample++) {
      Limit limit = limit(activation(network), x[sample]);
      for (int unit = 0; unit < UNITS; unit++) {
        assertNear(network, x[sample], limit.value, y[sample * UNITS + unit]);
      }
      assertNear(network, x[sample], limit.slope, slopes[sample]);
    }
  }

  /** The same number, but for rounding if it is finite and for the sign of zero. */
  private static void assertNear(NetworkSpec network, double v, double expected, double actual) {
    double rounded = Sample.rounded(network.precision(), expected);
    double tolerance = network.precision() == Precision.FLOAT ? 1e-6 : 1e-14;
    boolean isNear =
        rounded == actual || Math.abs(rounded - actual) <= tolerance * Math.abs(rounded);
    assertTrue(
        isNear,
        () ->
            network.name().inPackage() + " at " + v + ": expected " + rounded + ", got " + actual);
  }

  @ParameterizedTest
  @MethodSource("units")
  void notANumberGivesNotANumber(NetworkSpec network) {
    EvaluatedNetwork units = evaluated(network);
    double[] x = new double[SAMPLES];
    x[17] = Double.NaN;
    double[] y = units.forward(x, SAMPLES);
    assertTrue(Double.isNaN(y[17 * UNITS]));
    assertTrue(Double.isNaN(units.forward(new double[] {Double.NaN})[UNITS - 1]));
    assertEquals(1, Arrays.stream(y).filter(Double::isNaN).count() / UNITS);
  }

  /** By mpmath, with 60 digits. */
  @ParameterizedTest
  @CsvSource({
    "GELU, -1e-30, -5e-31, 0.5",
    "GELU, -4, -0.00012668496733247969, -0.00050364966122642149",
    "GELU, -5.5, -1.0444259356238246e-7, -5.7334723987399248e-7",
    "GELU, -8, -4.9767684594174273e-15, -3.979607261086796e-14",
    "GELU, -10, -7.6198530241605261e-23, -7.6184000964648141e-22",
    "GELU, -12.75, -1.987376018323529e-36, -2.533718298439833e-35",
    "GELU, -20, -5.5072482372124674e-88, -1.1014360483133464e-86",
    "GELU, -37, -2.1184613523340934e-298, -7.8382986694185162e-297",
    "SILU, 1e-30, 5e-31, 0.5",
    "SILU, -3, -0.14227761953270034, -0.088104106015169617",
    "SILU, -20, -4.1223072363804072e-8, -3.9161918660646783e-8",
    "SILU, -80, -1.4438811102763321e-33, -1.425832596397878e-33",
    "SOFTPLUS, -20, 2.0611536203143807e-9, 2.0611536181902036e-9",
    "SOFTPLUS, -80, 1.8048513878454152e-35, 1.8048513878454152e-35",
    "ELU, -0.5, -0.3934693402873665764, 0.60653065971263342",
    "ELU, -7.5, -0.99944691562985216642, 0.00055308437014783358",
    "ELU, -20, -0.99999999793884637756, 2.0611536224385578e-9",
    "ELU, -80, -1.0, 1.8048513878454152e-35",
    "SELU, -0.5, -0.69175818780287220001, 1.0663411530445067",
    "SELU, -7.5, -1.7571269635807889932, 0.00097237726658989394",
    "SELU, -20, -1.7580993372236660622, 3.6237128249944158e-9",
    "SELU, -80, -1.7580993408473788872, 3.1731080352985014e-35",
    "SOFTSIGN, 1e15, 0.999999999999999, 9.99999999999998e-31",
  })
  void tailsKeepTheirRelativeAccuracy(Activation activation, double v, double value, double slope) {
    for (NetworkSpec network : variants(activation, UNITS)) {
      EvaluatedNetwork units = evaluated(network);
      boolean isFloat = network.precision() == Precision.FLOAT;
      double relative = isFloat ? 6e-7 : 2e-15;
      double smallest = isFloat ? 2 * Float.MIN_VALUE : 2 * Double.MIN_VALUE;
      double[] x = new double[SAMPLES];
      Arrays.fill(x, v);
      double[] y = units.forward(x, SAMPLES);
      String name = network.name().inPackage() + " at " + v;
      double ofValue = Math.max(relative * Math.abs(value), smallest);
      assertEquals(value, units.forward(new double[] {v})[0], ofValue, name);
      assertEquals(value, y[y.length - 1], ofValue, name);
      double ofSlope = Math.max(relative * Math.abs(slope), smallest);
      assertEquals(slope, units.inputJacobian(new double[] {v})[0], ofSlope, name);
    }
  }

  /** Several infinite pre-activations share; where all are −∞, there is no limit. */
  @Test
  void softmaxOfAnInfinitePreActivationIsCertain() {
    for (NetworkSpec network : variants(Activation.SOFTMAX, 3)) {
      EvaluatedNetwork classes = build.network(network, new double[] {1, -1, -2});
      String name = network.name().inPackage();
      double infinity = Double.POSITIVE_INFINITY;
      double[] certain = {1, 0, 0};
      double[] shared = {0, 0.5, 0.5};
      assertArrayEquals(certain, classes.forward(new double[] {infinity}), name);
      assertArrayEquals(shared, classes.forward(new double[] {-infinity}), name);
      double[] x = new double[SAMPLES];
      Arrays.fill(x, infinity);
      double[] y = classes.forward(x, SAMPLES);
      assertArrayEquals(certain, Arrays.copyOfRange(y, y.length - 3, y.length), name);
      double[] largest = {largest(network.precision()) / 2};
      assertArrayEquals(certain, classes.forward(largest), name);
      for (double slope : classes.inputJacobian(largest)) {
        assertEquals(0, Math.abs(slope), name);
      }
    }
  }
}
