package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Networks.Dense;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.verify.Verification;
import io.github.chainrule.processor.verify.Verifier;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Very deep and very wide networks. */
class LimitsTest {

  private static NetworkSpec deep(int layers, Activation activation) {
    Dense[] all = Collections.nCopies(layers, dense(2, activation)).toArray(Dense[]::new);
    return network(2, LossFunction.SQUARED_ERROR, all);
  }

  private static int nodes(int layers) {
    return Graph.reachable(Programs.of(deep(layers, Activation.TANH)).roots()).size();
  }

  @Test
  void programsGrowInProportionToDepth() {
    int perLayer = (nodes(800) - nodes(500)) / 300;
    assertEquals(nodes(1_000) + 1_000.0 * perLayer, nodes(2_000), 0.02 * nodes(2_000));
  }

  @Test
  void aJacobianThatNoArrayHoldsIsLeftOutAndRefusedAtTheCall() {
    NetworkSpec network =
        Networks.named(
            network(
                2048,
                LossFunction.SQUARED_ERROR,
                dense(1024, Activation.TANH),
                dense(1000, Activation.IDENTITY)),
            "limits",
            "Huge");
    NetworkProgram program = Programs.of(network);
    assertTrue(program.hasInputJacobian());
    assertFalse(program.hasParameterJacobian());
    String jacobian =
        CompilerAccess.compile(network).stream()
            .map(Object::toString)
            .filter(file -> file.contains("class HugeJacobian"))
            .findFirst()
            .orElseThrow();
    assertTrue(jacobian.contains("UnsupportedOperationException"), jacobian);
    assertTrue(jacobian.contains("the Jacobian of 1000 outputs by 3123176 parameters"), jacobian);
    assertTrue(jacobian.contains("refused at the call"), jacobian);
  }

  /** RELU layers so deep that a kink lies within nearly every step. */
  @Test
  void whatNoPointCanJudgeIsNoWrongDerivative() {
    Verification verification = Verifier.verify(Programs.of(deep(300, Activation.HARD_TANH)));
    assertTrue(verification.worstError() <= Verifier.TOLERANCE, verification.toString());
  }
}
