package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.program.OperationCounts;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {

  private static final NetworkSpec CHAIN =
      network(
          Networks.layer("hidden", List.of(-1), 16, Activation.TANH, true),
          Networks.layer("out", List.of(0), 3, Activation.SOFTMAX, false));

  private static NetworkSpec network(LayerSpec... layers) {
    return new NetworkSpec(
        new InterfaceName("a", List.of("B"), true),
        4,
        Precision.FLOAT,
        Emission.AUTO,
        List.of(layers),
        new LossSpec(LossFunction.CROSS_ENTROPY));
  }

  @Test
  void theArchitectureIsOneLine() {
    assertEquals(
        "4 inputs, hidden: 16 TANH, out: 3 SOFTMAX without biases; loss CROSS_ENTROPY; FLOAT",
        Headers.architecture(CHAIN));
  }

  @Test
  void aLayerThatSkipsSaysWhatItReads() {
    NetworkSpec skip =
        network(
            Networks.layer("hidden", List.of(-1), 16, Activation.TANH, true),
            Networks.layer("out", List.of(0, -1), 3, Activation.SOFTMAX, true));
    assertEquals(
        "4 inputs, hidden: 16 TANH, out: 3 SOFTMAX of hidden and the input;"
            + " loss CROSS_ENTROPY; FLOAT",
        Headers.architecture(skip));
  }

  @Test
  void theTableHasARowForEachArrayOfParameters() {
    assertEquals(
        """
        <pre>
        layer            offset  shape
        hidden  weights       0  [4][16]
        hidden  biases       64  [16]
        out     weights      80  [16][3]
        </pre>\
        """,
        ParameterTable.of(CHAIN, ParameterLayout.of(CHAIN)));
  }

  @Test
  void operationsAreCountedInWords() {
    OperationCounts counts = new OperationCounts(1234, 2, 1, 0, 3);
    assertEquals(
        "1,240 (1,234 multiplications, 2 additions, 1 division, 3 function calls), or 9,999 if"
            + " nothing were shared",
        CostText.of(new OperationCounter.Count(counts, 9999)));
  }

  @Test
  void enormousCountsHaveAnExponent() {
    assertEquals("1.2e41", CostText.count(1.234e41));
    assertEquals("3.1e-10", CostText.rounded(3.14e-10));
    assertEquals("0.0", CostText.rounded(0));
  }

  @Test
  void proseIsFilledBetweenWords() {
    assertEquals("one two\nthree", Prose.fill("one two  three", 8));
    assertEquals("", Prose.fill("", 8));
  }
}
