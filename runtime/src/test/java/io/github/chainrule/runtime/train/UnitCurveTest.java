package io.github.chainrule.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitCurveTest {
  /** The slopes at v by central differences of the definition, worked out to six digits. */
  @ParameterizedTest
  @CsvSource({
    "SIGMOID, 0, 0.5, 0.25",
    "TANH, 1, 0.761594, 0.419974",
    "RELU, 2, 2, 1",
    "RELU, 0, 0, 0",
    "LEAKY_RELU, -2, -0.02, 0.01",
    "ELU, -1, -0.632121, 0.367879",
    "SELU, -1, -1.111331, 0.646769",
    "SOFTSIGN, 1, 0.5, 0.25",
    "SOFTPLUS, 0, 0.693147, 0.5",
    "SILU, 1, 0.731059, 0.927671",
    "GELU, 1, 0.841345, 1.083316",
    "GELU, 0, 0, 0.5",
    "GELU, 1e-50, 0, 0.5",
    "HARD_SIGMOID, 0, 0.5, 0.166667",
    "HARD_SIGMOID, 3, 1, 0",
    "HARD_TANH, -1, -1, 0",
    "IDENTITY, 5, 5, 1",
    "SILU, -Infinity, 0, 0",
    "SILU, Infinity, Infinity, 1",
    "GELU, -Infinity, 0, 0",
    "GELU, Infinity, Infinity, 1",
    "SOFTSIGN, -Infinity, -1, 0",
    "SOFTPLUS, -Infinity, 0, 0",
    "ELU, -Infinity, -1, 0"
  })
  void slopeIsTheDerivative(String activation, double v, double y, double expected) {
    assertEquals(expected, UnitCurve.slope(activation, v, y), 2e-6);
  }

  @ParameterizedTest
  @CsvSource({"SIGMOID, 4, 0.982014", "TANH, -2, -0.964028", "RELU, -1, 0", "HARD_TANH, 1, 1"})
  void farOutUnitsAreSaturated(String activation, double v, double y) {
    assertTrue(UnitCurve.saturated(activation, v, y));
  }

  @ParameterizedTest
  @CsvSource({"SIGMOID, 3, 0.952574", "TANH, 1, 0.761594", "RELU, 1, 1", "SELU, 1, 1.0507"})
  void unitsInReachAreNotSaturated(String activation, double v, double y) {
    assertFalse(UnitCurve.saturated(activation, v, y));
  }
}
