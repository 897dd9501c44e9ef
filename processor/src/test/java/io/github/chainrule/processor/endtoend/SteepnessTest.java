package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Model;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network knows how steep its activations are: one layer of each, in the order of the enum. */
class SteepnessTest {

  private static Backprop backprop;

  @BeforeAll
  static void compile() throws ReflectiveOperationException {
    NetworkSpec all =
        network(
            2,
            LossFunction.SQUARED_ERROR,
            Arrays.stream(Activation.values())
                .map(activation -> dense(2, activation))
                .toArray(Networks.Dense[]::new));
    NetworkSpec inFloat = Networks.as(all, Precision.FLOAT, Emission.AUTO);
    Build build = Build.of(Networks.named(inFloat, "steepness", "All"));
    Class<?> type = build.load("steepness.AllNetwork");
    backprop = ((Model) type.getMethod("create", long.class).invoke(null, 1L)).newBackprop();
  }

  /** The derivative, and the largest one that it is a share of. */
  @ParameterizedTest
  @CsvSource({
    "SIGMOID, 0, 0.5, 0.25, 0.25",
    "SIGMOID, 4, 0.982014, 0.017662, 0.25",
    "SOFTMAX, 7, 0.5, 0.25, 0.25",
    "TANH, 1, 0.761594, 0.419974, 1",
    "TANH, 20, 1, 0, 1",
    "RELU, 2, 2, 1, 1",
    "RELU, 0, 0, 0, 1",
    "LEAKY_RELU, -2, -0.02, 0.01, 1",
    "ELU, -1, -0.632121, 0.367879, 1",
    "ELU, -Infinity, -1, 0, 1",
    "SELU, -1, -1.111331, 0.646769, 1.758099",
    "SELU, 1, 1.050701, 1.050701, 1.758099",
    "SOFTSIGN, 1, 0.5, 0.25, 1",
    "SOFTSIGN, -Infinity, -1, 0, 1",
    "SOFTPLUS, 0, 0.693147, 0.5, 1",
    "SOFTPLUS, -Infinity, 0, 0, 1",
    "SILU, 1, 0.731059, 0.927671, 1.099839",
    "SILU, -Infinity, 0, 0, 1.099839",
    "SILU, -3, -0.142278, 0.088104, 1.099839",
    "GELU, 1, 0.841345, 1.083316, 1.128904",
    "GELU, -Infinity, 0, 0, 1.128904",
    "HARD_SIGMOID, 0, 0.5, 0.166667, 0.166667",
    "HARD_SIGMOID, 3, 1, 0, 0.166667",
    "HARD_TANH, -1, -1, 0, 1",
    "IDENTITY, 5, 5, 1, 1"
  })
  void itIsTheDerivativeAsAShareOfTheLargest(
      Activation activation, float v, float y, double slope, double largest) {
    double share = backprop.steepness(Arrays.asList(Activation.values()).indexOf(activation), v, y);
    // The digits of the table, and those of floats.
    assertEquals(slope / largest, share, 1e-5);
  }

  @Test
  void thereAreNoOtherLayers() {
    int layers = Activation.values().length;
    assertThrows(IllegalArgumentException.class, () -> backprop.steepness(-1, 0f, 0f));
    assertThrows(IllegalArgumentException.class, () -> backprop.steepness(layers, 0f, 0f));
  }
}
