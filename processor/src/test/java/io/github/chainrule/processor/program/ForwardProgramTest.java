package io.github.chainrule.processor.program;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static io.github.chainrule.processor.spec.LayerSpec.NETWORK_INPUT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardProgramTest {

  /** The tolerance is for the test's own rounding. */
  private static final double ROUNDING = 1e-14;

  private static double[] output(NetworkSpec network, double[] parameters, double... x) {
    ForwardProgram program = ForwardPass.of(new Graph(Simplification.EXACT), network);
    return Programs.value(program.output(), parameters, x);
  }

  private static double ofOne(Activation activation, double v) {
    NetworkSpec network = network(1, LossFunction.SQUARED_ERROR, dense(1, activation));
    return output(network, new double[] {1, 0}, v)[0];
  }

  @ParameterizedTest
  @CsvSource({
    "IDENTITY, -1.5, -1.5",
    "SIGMOID, -1.5, 0.18242552380635635",
    "TANH, -1.5, -0.9051482536448664",
    "RELU, -1.5, 0",
    "RELU, 1.5, 1.5",
    "LEAKY_RELU, -1.5, -0.015",
    "LEAKY_RELU, 1.5, 1.5",
    "ELU, -1.5, -0.7768698398515702",
    "ELU, 1.5, 1.5",
    "SELU, -1.5, -1.3658143533672544",
    "SELU, 1.5, 1.57605148103322",
    "GELU, -1.5, -0.10021080190328713",
    "GELU, 1.5, 1.399789198096713",
    "SILU, -1.5, -0.27363828570953454",
    "SOFTPLUS, -1.5, 0.2014132779827524",
    "SOFTSIGN, -1.5, -0.6",
    "HARD_SIGMOID, -1.5, 0.25",
    "HARD_SIGMOID, -3.5, 0",
    "HARD_SIGMOID, 3.5, 1",
    "HARD_TANH, -1.5, -1",
    "HARD_TANH, 0.5, 0.5",
    "HARD_TANH, 1.5, 1",
  })
  void activationHasItsValue(Activation activation, double v, double expected) {
    assertEquals(expected, ofOne(activation, v), ROUNDING);
  }

  @Test
  void softmaxOfLargePreActivationsIsFinite() {
    NetworkSpec network = network(2, LossFunction.CROSS_ENTROPY, dense(2, Activation.SOFTMAX));
    double[] parameters = {1, 0, 0, 1, 0, 0};
    double odds = 1 / (1 + Math.exp(-2));
    assertArrayEquals(
        new double[] {odds, 1 - odds}, output(network, parameters, 10_002, 10_000), ROUNDING);
    assertArrayEquals(new double[] {1, 0}, output(network, parameters, 1e4, -1e4));
  }

  @Test
  void layerAddsItsBiasesToItsWeightedInputs() {
    NetworkSpec network = network(2, LossFunction.SQUARED_ERROR, dense(3, Activation.IDENTITY));
    double[] parameters = {1, 2, 3, 4, 5, 6, 0.5, 0.25, 0.125};
    double[] expected = {1 * 2 + 4 * 3 + 0.5, 2 * 2 + 5 * 3 + 0.25, 3 * 2 + 6 * 3 + 0.125};
    assertArrayEquals(expected, output(network, parameters, 2, 3));
  }

  @Test
  void layerWithoutBiasesHasNoneInTheLayout() {
    NetworkSpec network =
        network(
            2,
            LossFunction.SQUARED_ERROR,
            withoutBias(1, Activation.IDENTITY),
            dense(1, Activation.IDENTITY));
    assertEquals((1 * 2 + 4 * 3) * 5 + 6, output(network, new double[] {1, 4, 5, 6}, 2, 3)[0]);
  }

  /** v = 2·x; w = 3·v; y = 5·v + 7·w + 11·x + 13 with x = 1. */
  @Test
  void layerReadsTheConcatenationOfItsSources() {
    NetworkSpec network =
        network(
            1,
            LossFunction.SQUARED_ERROR,
            withoutBias(1, Activation.IDENTITY),
            withoutBias(1, Activation.IDENTITY),
            dense(1, Activation.IDENTITY, 0, 1, NETWORK_INPUT));
    double[] parameters = {2, 3, 5, 7, 11, 13};
    assertEquals(5 * 2 + 7 * 6 + 11 + 13, output(network, parameters, 1)[0]);
  }
}
