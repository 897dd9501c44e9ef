package io.github.chainrule.processor.diff;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JacobianOrderTest {

  private static Optional<JacobianOrder> order(NetworkSpec network) {
    return JacobianOrder.of(ForwardPass.of(new Graph(Simplification.EXACT), network));
  }

  private static NetworkSpec chain(int inputs, int... units) {
    return network(
        inputs,
        LossFunction.SQUARED_ERROR,
        Arrays.stream(units)
            .mapToObj(width -> dense(width, Activation.TANH))
            .toArray(Networks.Dense[]::new));
  }

  private static String written(JacobianOrder order) {
    return order.isLayer()
        ? String.valueOf(order.layer())
        : "(" + written(order.left()) + written(order.right()) + ")";
  }

  @Test
  void networksThatNarrowAreMultipliedFromTheOutputsBack() {
    JacobianOrder order = order(chain(20, 16, 8, 1)).orElseThrow();
    assertEquals("((21)0)", written(order));
    assertTrue(order.isFromOutputs());
    assertFalse(order.isFromInputs());
  }

  @Test
  void networksThatWidenAreMultipliedFromTheInputsOn() {
    JacobianOrder order = order(chain(1, 8, 16, 20)).orElseThrow();
    assertEquals("(2(10))", written(order));
    assertTrue(order.isFromInputs());
    assertFalse(order.isFromOutputs());
  }

  @Test
  void bottlenecksAreMultipliedInParts() {
    JacobianOrder order = order(chain(20, 20, 1, 20, 20)).orElseThrow();
    assertEquals("((32)(10))", written(order));
    assertFalse(order.isFromInputs() || order.isFromOutputs());
  }

  @Test
  void networksThatAreNoChainHaveNoOrder() {
    NetworkSpec skipping =
        network(
            2,
            LossFunction.SQUARED_ERROR,
            dense(3, Activation.TANH),
            dense(2, Activation.TANH, 0, LayerSpec.NETWORK_INPUT));
    assertEquals(Optional.empty(), order(skipping));
  }
}
