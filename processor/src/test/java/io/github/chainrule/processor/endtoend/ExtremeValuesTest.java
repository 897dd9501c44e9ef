package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.DecimalMath.DIGITS;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.DecimalMath;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cross-entropies and entropies of pre-activations that saturate every exponential. */
class ExtremeValuesTest {

  private static final long SEED = 1_618;
  private static final int WIDTH = 3;
  private static final int SAMPLES = 150;

  private static final double[] SIZES = {
    0, 1e-300, 1e-30, 1e-8, 1e-4, 0.1, 0.7, 1, 2, 5, 10, 17, 30, 37, 80, 90, 100, 300, 700, 720,
    745, 750, 1e3, 3e3, 1e4
  };

  private static Build build;

  /** One layer whose pre-activations are its inputs. */
  static List<NetworkSpec> networks() {
    List<NetworkSpec> networks = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (Emission emission : List.of(Emission.UNROLLED, Emission.LOOPED)) {
        add(networks, precision, emission, LossFunction.BINARY_CROSS_ENTROPY, Activation.SIGMOID);
        add(networks, precision, emission, LossFunction.CROSS_ENTROPY, Activation.SOFTMAX);
        add(networks, precision, emission, LossFunction.ENTROPY, Activation.SIGMOID);
        add(networks, precision, emission, LossFunction.ENTROPY, Activation.SOFTMAX);
      }
    }
    return networks;
  }

  private static void add(
      List<NetworkSpec> networks,
      Precision precision,
      Emission emission,
      LossFunction loss,
      Activation activation) {
    NetworkSpec network = network(WIDTH, loss, withoutBias(WIDTH, activation));
    String name = activation + "_" + loss + "_" + precision + "_" + emission;
    networks.add(Networks.named(Networks.as(network, precision, emission), "extreme", name));
  }

  @BeforeAll
  static void compile() {
    build = Build.of(networks());
  }

  static List<Named<NetworkSpec>> named() {
    return networks().stream().map(it -> Named.of(it.name().inPackage(), it)).toList();
  }

  private static EvaluatedNetwork evaluated(NetworkSpec network) {
    return build.network(network, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
  }

  @ParameterizedTest
  @MethodSource("named")
  void lossIsAccurateWhereverItsValueIsRepresentable(NetworkSpec network) {
    double tolerance = network.precision() == Precision.FLOAT ? 1e-6 : 1e-12;
    EvaluatedNetwork evaluated = evaluated(network);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int sample = 0; sample < SAMPLES; sample++) {
      double[] v = preActivations(network.precision(), random);
      double[] t = targets(network.precision(), random);
      BigDecimal expected = exact(network, v, t);
      double actual = evaluated.loss(v, t);
      boolean tiny = expected.compareTo(new BigDecimal(Double.MIN_NORMAL)) < 0;
      boolean accurate =
          tiny
              ? Math.abs(actual) <= Double.MIN_NORMAL
              : DecimalMath.relativeError(expected, actual) <= tolerance;
      assertTrue(
          accurate,
          () ->
              "loss at %s, %s: expected %s, got %s"
                  .formatted(
                      Arrays.toString(v), Arrays.toString(t), expected.doubleValue(), actual));
    }
  }

  private static double[] preActivations(Precision precision, SplittableRandom random) {
    double[] v = new double[WIDTH];
    for (int index = 0; index < v.length; index++) {
      double size = SIZES[random.nextInt(SIZES.length)];
      double scaled = random.nextBoolean() ? size : size * random.nextDouble();
      v[index] = Sample.rounded(precision, random.nextBoolean() ? scaled : -scaled);
    }
    return v;
  }

  private static double[] targets(Precision precision, SplittableRandom random) {
    double[] t = new double[WIDTH];
    for (int index = 0; index < t.length; index++) {
      t[index] =
          Sample.rounded(precision, random.nextBoolean() ? random.nextInt(2) : random.nextDouble());
    }
    return t;
  }

  private static BigDecimal exact(NetworkSpec network, double[] v, double[] t) {
    boolean softmax = network.outputLayer().activation().constant() == Activation.SOFTMAX;
    BigDecimal sum = BigDecimal.ZERO;
    for (int index = 0; index < v.length; index++) {
      sum =
          sum.add(
              network.loss().constant() == LossFunction.ENTROPY
                  ? softmax ? softmaxEntropy(v, index) : sigmoidEntropy(v[index])
                  : softmax ? crossEntropy(v, t, index) : binaryCrossEntropy(v[index], t[index]),
              DIGITS);
    }
    return sum;
  }

  /** max(v, 0) − t v + log(1 + e^−|v|). */
  private static BigDecimal binaryCrossEntropy(double v, double t) {
    BigDecimal linear = new BigDecimal(Math.max(v, 0));
    return linear
        .subtract(new BigDecimal(t).multiply(new BigDecimal(v)))
        .add(DecimalMath.log1p(decay(v)));
  }

  private static BigDecimal decay(double v) {
    return DecimalMath.exp(new BigDecimal(-Math.abs(v)));
  }

  /** log(1 + u) + |v| u/(1 + u) with u = e^−|v|. */
  private static BigDecimal sigmoidEntropy(double v) {
    BigDecimal u = decay(v);
    BigDecimal share = u.divide(BigDecimal.ONE.add(u), DIGITS);
    return DecimalMath.log1p(u).add(new BigDecimal(Math.abs(v)).multiply(share));
  }

  private static BigDecimal crossEntropy(double[] v, double[] t, int index) {
    return new BigDecimal(t[index]).multiply(surprisal(v, index));
  }

  private static BigDecimal softmaxEntropy(double[] v, int index) {
    BigDecimal surprisal = surprisal(v, index);
    return DecimalMath.exp(surprisal.negate()).multiply(surprisal, DIGITS);
  }

  /** max v − v_i + log(1 + Σ of all e^(v_k − max v) but one maximum's). */
  private static BigDecimal surprisal(double[] v, int index) {
    int max = 0;
    for (int k = 1; k < v.length; k++) {
      max = v[k] > v[max] ? k : max;
    }
    BigDecimal others = BigDecimal.ZERO;
    for (int k = 0; k < v.length; k++) {
      if (k != max) {
        others = others.add(DecimalMath.exp(new BigDecimal(v[k]).subtract(new BigDecimal(v[max]))));
      }
    }
    BigDecimal below = new BigDecimal(v[max]).subtract(new BigDecimal(v[index]));
    return below.add(DecimalMath.log1p(others));
  }

  @ParameterizedTest
  @MethodSource("named")
  void nothingIsNaNAtFinitePreActivations(NetworkSpec network) {
    EvaluatedNetwork evaluated = evaluated(network);
    double largest = network.precision() == Precision.FLOAT ? Float.MAX_VALUE : Double.MAX_VALUE;
    double[] values = {0, 1, -1, 1e4, -1e4, 1e30, -1e30, largest, -largest};
    for (double a : values) {
      for (double b : values) {
        double[] v = {a, b, 0.5};
        for (double[] t : List.of(new double[] {1, 0, 0}, new double[] {0.25, 0.25, 0.5})) {
          String at = Arrays.toString(v) + ", " + Arrays.toString(t);
          assertFalse(Double.isNaN(evaluated.loss(v, t)), "loss at " + at);
          assertNoNaN("y at " + at, evaluated.forward(v));
          Derivatives gradient = evaluated.gradientWithInputs(v, t);
          assertNoNaN("dx at " + at, gradient.dx);
        }
      }
    }
  }

  /** What has gone wrong must show, so that a fit can end with an exception. */
  @ParameterizedTest
  @MethodSource("named")
  void notANumberShowsInTheLossAndItsGradient(NetworkSpec network) {
    EvaluatedNetwork evaluated = evaluated(network);
    double[] v = {Double.NaN, 0, 1};
    double[] t = {0.25, 0.25, 0.5};
    assertTrue(Double.isNaN(evaluated.loss(v, t)), "loss");
    double[] dx = evaluated.gradientWithInputs(v, t).dx;
    assertTrue(Arrays.stream(dx).anyMatch(Double::isNaN), Arrays.toString(dx));
    if (network.loss().constant() != LossFunction.ENTROPY) {
      double[] unknown = {Double.NaN, 1, 0};
      assertTrue(Double.isNaN(evaluated.loss(new double[] {1, 0, 0}, unknown)), "loss of target");
    }
  }

  private static void assertNoNaN(String what, double[] values) {
    assertTrue(Arrays.stream(values).noneMatch(Double::isNaN), what + Arrays.toString(values));
  }
}
