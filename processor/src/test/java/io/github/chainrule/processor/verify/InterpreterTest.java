package io.github.chainrule.processor.verify;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static io.github.chainrule.processor.spec.LayerSpec.NETWORK_INPUT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.reference.Programs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterpreterTest {

  /**
   * By hand: h = 2x, k = 3h, y = 5h + 7k + 11x + 13, E = ½ (t − y)². With x = 1: h = 2, k = 6, y =
   * 76; with t = 70, δ = 6.
   */
  @Test
  void skippingNetworkHasTheDerivativesOfAHandCalculation() {
    NetworkProgram program =
        Programs.of(
            network(
                1,
                LossFunction.SQUARED_ERROR,
                withoutBias(1, Activation.IDENTITY),
                withoutBias(1, Activation.IDENTITY),
                dense(1, Activation.IDENTITY, 0, 1, NETWORK_INPUT)));
    double[] parameters = {2, 3, 5, 7, 11, 13};
    Map<Node.Source.Kind, double[]> sources = Programs.sources(new double[] {1}, new double[] {70});
    List<double[]> values =
        Programs.values(
            List.of(program.output(), program.loss(), program.lossDelta(), program.blocks().get(0)),
            parameters,
            sources);
    assertArrayEquals(new double[] {76}, values.get(0));
    assertArrayEquals(new double[] {18}, values.get(1));
    assertArrayEquals(new double[] {6}, values.get(2));
    assertArrayEquals(new double[] {2 * (5 + 7 * 3) + 11}, values.get(3));
    sources.put(Node.Source.Kind.DELTA, values.get(2));
    double[] expected = {6 * (5 + 7 * 3), 6 * 7 * 2, 6 * 2, 6 * 6, 6, 6};
    assertArrayEquals(expected, Programs.joined(program.gradient(), 1, parameters, sources));
    double[] perOutput = {5 + 7 * 3, 7 * 2, 2, 6, 1, 1};
    assertArrayEquals(
        perOutput, Programs.joined(program.parameterJacobian(), 1, parameters, sources));
    assertArrayEquals(
        new double[] {6 * 63},
        Programs.values(List.of(program.inputGradient()), parameters, sources).get(0));
  }

  @Test
  void sourceOfTheWrongLengthIsRejected() {
    NetworkProgram program =
        Programs.of(network(2, LossFunction.SQUARED_ERROR, dense(1, Activation.TANH)));
    assertEquals(1, Programs.value(program.output(), new double[3], new double[2]).length);
    assertThrows(
        IllegalArgumentException.class,
        () -> Programs.value(program.output(), new double[3], new double[3]));
  }
}
