package io.github.chainrule.exchange.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Java names are made of names in files; nothing of those that say nothing. */
final class NameHintTest {
  @ParameterizedTest
  @CsvSource({
    "mlp_extractor.policy_net.0.weight, policyNet0",
    "actor.latent_pi.2.weight, latentPi2",
    "fc1.weight, fc1",
    "/policy_net/policy_net.0/Gemm, policyNet0",
    "_hidden_layers.1._model.0.weight, hiddenLayers1",
    "sequential/dense_1/MatMul/ReadVariableOp:0, dense1",
    "dense_2, dense2",
    "serving_default_dense_input:0, denseInput",
    "LSTM_CELL.weight, lstmCell",
    "onnx::MatMul_12, ''",
    "Gemm_4, ''",
    "123, ''",
    "/MatMul, ''",
    "Parameter193_reshape1, ''",
    "node_MatMul_1, ''",
    "3.weight, ''",
    "1st/kernel, layer1st"
  })
  void namesAreMadeOfWhatSaysSomething(String inFile, String expected) {
    assertEquals(expected, NameHint.last(NameHint.of(inFile, "Gemm"), 1));
  }
}
