package io.github.chainrule.runtime.f32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class DifferenceTableTest {
  @Test
  void derivativeOfASmoothFunctionIsWithinItsUncertainty() {
    for (double at = -3; at <= 3; at += 0.1) {
      DifferenceTable table = around(at, v -> Real.round(StrictMath.sin(v)));
      assertEquals(StrictMath.cos(at), table.derivative(), table.uncertainty());
      assertTrue(table.uncertainty() < 0.1 * Real.TOLERANCE, "at " + at);
    }
  }

  @Test
  void kinkLeavesTheDerivativeUncertain() {
    for (double at : new double[] {0, 1e-7, -1e-5}) {
      DifferenceTable table = around(at, v -> Real.round(Math.max(0, v)));
      assertTrue(table.uncertainty() > 0.1, "at " + at + ": " + table.uncertainty());
      assertFalse(table.limitedByRounding());
    }
  }

  @Test
  void kinkBeyondTheNarrowStepsDoesNotMatter() {
    DifferenceTable table = around(0.03, v -> Real.round(Math.max(0, v)));
    assertEquals(1, table.derivative(), table.uncertainty());
    assertTrue(table.uncertainty() < Real.TOLERANCE, Double.toString(table.uncertainty()));
  }

  @Test
  void derivativeOfAConstantIsZeroAndCertain() {
    DifferenceTable table = around(1, v -> 0.3);
    assertEquals(0, table.derivative());
    assertTrue(table.limitedByRounding());
  }

  /**
   * As a small sigmoid: its absolute error is that of its intermediate values, which are larger.
   */
  @Test
  void valuesWithMoreThanTheirOwnRoundingDoNotMislead() {
    double quantum = 2 * Real.ROUNDING;
    for (double at = -3; at <= 3; at += 0.01) {
      DifferenceTable table =
          around(at, v -> Math.rint(0.05 * StrictMath.sin(v) / quantum) * quantum);
      // What CheckedQuantity allows.
      double size = Math.max(Math.abs(table.derivative()), 0.01 * 0.05);
      double allowed = Real.TOLERANCE * size + 2 * table.uncertainty();
      assertEquals(0.05 * StrictMath.cos(at), table.derivative(), allowed, "at " + at);
    }
  }

  @Test
  void functionThatIsNotFiniteHasNoDerivative() {
    DifferenceTable table = around(1, v -> Double.NaN);
    assertEquals(Double.POSITIVE_INFINITY, table.uncertainty());
    assertFalse(table.limitedByRounding());
  }

  @Test
  void functionThatIsFiniteOnlyNearbyHasItsDerivative() {
    double wide = 0.4 * Real.FIRST_STEP;
    DifferenceTable table =
        around(1, v -> v > 1 + wide ? Double.POSITIVE_INFINITY : Real.round(StrictMath.sin(v)));
    assertEquals(StrictMath.cos(1), table.derivative(), table.uncertainty());
    assertTrue(table.uncertainty() < Real.TOLERANCE, Double.toString(table.uncertainty()));
  }

  @Test
  void functionThatIsInfiniteIsNotLimitedByRounding() {
    DifferenceTable table = around(1, v -> v > 1 ? Double.POSITIVE_INFINITY : v);
    assertEquals(Double.POSITIVE_INFINITY, table.uncertainty());
    assertFalse(table.limitedByRounding());
    assertFalse(around(1, v -> Double.POSITIVE_INFINITY).limitedByRounding());
  }

  private static DifferenceTable around(double at, DoubleUnaryOperator f) {
    DifferenceTable table = new DifferenceTable();
    double[] steps = new double[Real.STEPS];
    double step = Real.FIRST_STEP;
    for (int k = 0; k < Real.STEPS; k++) {
      steps[k] = step;
      table.put(k, f.applyAsDouble(at + step), f.applyAsDouble(at - step));
      step /= 2;
    }
    table.solve(f.applyAsDouble(at), 0, steps, steps);
    return table;
  }
}
