package io.github.chainrule.processor.verify;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.spec.LayerSpec.NETWORK_INPUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.diff.Differentiator;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verification accepts what is right, and refuses a wrong derivative rule, saying where. */
class VerifierTest {

  private static final NetworkSpec TANH_NETWORK =
      network(3, LossFunction.SQUARED_ERROR, dense(4, Activation.TANH), dense(2, Activation.TANH));

  private final Graph graph = new Graph(Simplification.EXACT);

  private NetworkProgram program(NetworkSpec network) {
    return Differentiator.differentiate(ForwardPass.of(graph, network));
  }

  /** The derivative of tanh with y where y² belongs: 1 − y for 1 − y². */
  private Node withoutSquare(Node derivative) {
    Node.Map map = (Node.Map) derivative;
    Scalar wrong = graph.scalars().copy(map.template(), VerifierTest::root, Width.WORKING);
    return graph.map(wrong, map.width(), map.operands());
  }

  private static Scalar root(Scalar part) {
    boolean isSquare =
        part instanceof Scalar.Operation operation
            && operation.operator() == Operator.MULTIPLY
            && operation.operand(0) == operation.operand(1);
    return isSquare ? part.operands().get(0) : null;
  }

  private String refusal(NetworkProgram right, Node node, Node wrong) {
    assertNotSame(node, wrong);
    NetworkProgram program = right.map(root -> root == node ? wrong : root);
    return assertThrows(VerificationException.class, () -> Verifier.verify(program)).getMessage();
  }

  @Test
  void rightProgramIsAccepted() {
    Verification verification = Verifier.verify(program(TANH_NETWORK));
    int variables = 3 * 4 + 4 + 4 * 2 + 2 + 3;
    int functions = 1 + 1 + 2;
    int tangents = 2 * 3;
    assertEquals(2 * (functions * variables + tangents), verification.derivatives());
    assertEquals(2, verification.points());
    assertTrue(verification.worstError() > 0 && verification.worstError() < 1e-8);
    assertEquals(new Verification.Directions(variables, 0, true), verification.directions());
    assertTrue(verification.worst().startsWith("the derivative "), verification.worst());
  }

  @Test
  void directionsOfLargeNetworksAreDrawn() {
    NetworkSpec large =
        network(
            300, LossFunction.SQUARED_ERROR, dense(60, Activation.TANH), dense(2, Activation.TANH));
    Verification verification = Verifier.verify(program(large));
    assertEquals(new Verification.Directions(16, 8, false), verification.directions());
    int tangents = 2 * 8;
    assertEquals(2 * ((16 + 8) * (2 + 2) + tangents), verification.derivatives());
  }

  @Test
  void sameNetworkIsVerifiedAtTheSamePoints() {
    assertEquals(
        Verifier.verify(program(TANH_NETWORK)),
        Verifier.verify(new VerifierTest().program(TANH_NETWORK)));
  }

  @Test
  void wrongDeltaOfTheLossIsRefused() {
    NetworkProgram right = program(TANH_NETWORK);
    String message = refusal(right, right.lossDelta(), withoutSquare(right.lossDelta()));
    assertTrue(message.startsWith("the derivative of the loss by layer1's weight 0 -> 0"), message);
  }

  @Test
  void wrongDeltaFromASeedIsRefused() {
    NetworkProgram right = program(TANH_NETWORK);
    String message = refusal(right, right.seedDelta(), withoutSquare(right.seedDelta()));
    assertTrue(message.startsWith("the derivative from a seed by layer1's weight"), message);
  }

  @Test
  void wrongDerivativeOfAHiddenLayerIsRefusedAtThatLayer() {
    NetworkProgram right = program(TANH_NETWORK);
    Node.Outer weights = (Node.Outer) right.gradient().get(0).node();
    Node wrong = graph.outer(weights.left(), withoutSquare(weights.right()));
    String message = refusal(right, weights, wrong);
    assertTrue(message.startsWith("the derivative of the loss by layer1's weight 0 -> 0"), message);
  }

  @Test
  void wrongBiasGradientIsRefusedAtThatBias() {
    NetworkProgram right = program(TANH_NETWORK);
    Node biases = right.gradient().get(1).node();
    String message = refusal(right, biases, withoutSquare(biases));
    assertTrue(message.startsWith("the derivative of the loss by layer1's bias 0"), message);
  }

  @Test
  void wrongInputGradientIsRefusedAtThatInput() {
    NetworkProgram right = program(TANH_NETWORK);
    Node dx = right.inputGradient();
    String message = refusal(right, dx, graph.add(dx, dx));
    assertTrue(message.startsWith("the derivative of the loss by input 0"), message);
  }

  @Test
  void wrongJacobianIsRefusedAtThatOutput() {
    NetworkProgram right = program(TANH_NETWORK);
    Node jacobian = right.blocks().get(0);
    Node secondRowTwice =
        graph.multiply(
            jacobian,
            graph.transpose(
                graph.concatenate(
                    List.of(
                        graph.constant(1, 1, Width.WORKING, 1),
                        graph.constant(1, 1, Width.WORKING, 2)))));
    String message = refusal(right, jacobian, secondRowTwice);
    assertTrue(message.startsWith("the derivative of output 1 by input 0"), message);
  }

  @Test
  void largeNetworkIsComparedInRandomDirections() {
    NetworkSpec large =
        network(
            60,
            LossFunction.CROSS_ENTROPY,
            dense(40, Activation.RELU),
            dense(9, Activation.SOFTMAX));
    NetworkProgram right = program(large);
    int tangents = 9 * 8;
    assertEquals(2 * (24 * 11 + tangents), Verifier.verify(right).derivatives());
    Node dx = right.inputGradient();
    String message = refusal(right, dx, graph.add(dx, dx));
    assertTrue(message.contains("in a random direction"), message);
  }

  @Test
  void networksWithSkipConnectionsAreAccepted() {
    for (LossFunction loss : List.of(LossFunction.CROSS_ENTROPY, LossFunction.HUBER)) {
      NetworkSpec branching =
          network(
              3,
              loss,
              dense(4, Activation.TANH),
              dense(2, Activation.RELU, NETWORK_INPUT),
              dense(5, Activation.SILU, 0, 1, NETWORK_INPUT),
              dense(3, Activation.SOFTMAX, 2, 0));
      assertTrue(Verifier.verify(program(branching)).worstError() < 1e-8);
    }
  }

  @Test
  void layerThatReadsAnotherTwiceIsAccepted() {
    NetworkSpec twice =
        network(2, LossFunction.OUTPUT, dense(3, Activation.GELU), dense(1, Activation.TANH, 0, 0));
    assertTrue(Verifier.verify(program(twice)).worstError() < 1e-8);
  }

  @Test
  void layerThatNothingReadsHasNoDerivative() {
    NetworkSpec idle =
        network(
            2,
            LossFunction.OUTPUT,
            dense(3, Activation.GELU),
            dense(1, Activation.TANH, NETWORK_INPUT));
    assertTrue(Verifier.verify(program(idle)).worstError() < 1e-8);
  }
}
