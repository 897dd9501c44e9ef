package io.github.chainrule.processor.spec;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.diagnostic.Message;
import io.github.chainrule.processor.diagnostic.NetworkMessage;
import io.github.chainrule.processor.diagnostic.Part;
import io.github.chainrule.processor.diagnostic.Refusal;
import io.github.chainrule.processor.reference.Networks.Dense;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks as any front end may hand them over. */
class NetworkRulesTest {

  private static List<Message> messages(NetworkSpec network) {
    return NetworkRules.check(network).stream().map(Refusal::message).toList();
  }

  @Test
  void aValidNetworkIsAccepted() {
    NetworkSpec valid =
        network(
            4,
            LossFunction.CROSS_ENTROPY,
            dense(16, Activation.TANH),
            dense(3, Activation.SOFTMAX));
    assertEquals(List.of(), NetworkRules.check(valid));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    NetworkSpec wrong =
        network(
            0, LossFunction.CROSS_ENTROPY, dense(0, Activation.TANH), dense(2, Activation.SIGMOID));
    assertEquals(
        List.of(
            NetworkMessage.NETWORK_INPUTS,
            NetworkMessage.LAYER_UNITS,
            NetworkMessage.LOSS_ACTIVATION),
        messages(wrong));
    assertEquals(Part.layer(0, "units"), NetworkRules.check(wrong).get(1).part());
  }

  @Test
  void aNetworkWithoutLayersIsRefused() {
    assertEquals(List.of(NetworkMessage.NETWORK_LAYERS), messages(network(2, LossFunction.OUTPUT)));
  }

  @Test
  void moreLayersThanAClassFileNamesAreRefused() {
    Dense[] layers = Collections.nCopies(10_001, dense(1, Activation.TANH)).toArray(Dense[]::new);
    assertEquals(
        List.of(NetworkMessage.NETWORK_TOO_DEEP),
        messages(network(1, LossFunction.SQUARED_ERROR, layers)));
    Dense[] allowed = Arrays.copyOf(layers, 10_000);
    assertEquals(List.of(), messages(network(1, LossFunction.SQUARED_ERROR, allowed)));
  }

  @Test
  void tooManyParametersAreCountedWithoutOverflow() {
    int much = Integer.MAX_VALUE;
    NetworkSpec large = network(much, LossFunction.SQUARED_ERROR, dense(much, Activation.TANH));
    Refusal refusal = NetworkRules.check(large).get(0);
    assertEquals(NetworkMessage.NETWORK_TOO_LARGE, refusal.message());
    assertEquals(4.6e18, ((Number) refusal.arguments().get(2)).doubleValue(), 0.02e18);
  }
}
