package io.github.chainrule.processor.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.reference.DecimalMath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The functions that the interpreter computes with, against ones of 60 digits. */
class EvaluatorTest {

  /** A hundred times closer than the tightest comparison that the interpreter serves, 1e-12. */
  private static final double RELATIVE = 1e-14;

  @Test
  void erfAgreesWithItsSeries() {
    for (double x = -7; x <= 7; x += 1.0 / 32) {
      check(Operator.ERF, x, DecimalMath.erf(new BigDecimal(x)));
    }
  }

  @Test
  void sigmoidIsAccurateInBothTails() {
    for (double x = -700; x <= 700; x += 3.5) {
      BigDecimal power = DecimalMath.exp(new BigDecimal(-x));
      check(
          Operator.SIGMOID,
          x,
          BigDecimal.ONE.divide(BigDecimal.ONE.add(power), DecimalMath.DIGITS));
    }
  }

  @Test
  void softplusIsAccurateInBothTails() {
    for (double x = -700; x <= 700; x += 3.5) {
      BigDecimal decay = DecimalMath.exp(new BigDecimal(-Math.abs(x)));
      check(Operator.SOFTPLUS, x, DecimalMath.log1p(decay).add(new BigDecimal(Math.max(x, 0))));
    }
  }

  private static void check(Operator operator, double x, BigDecimal expected) {
    double actual = Evaluator.evaluate(operator, x);
    double error = DecimalMath.relativeError(expected, actual);
    assertTrue(error <= RELATIVE, () -> operator + " of " + x + " is off by " + error);
  }

  @Test
  void extremesGiveTheirLimits() {
    assertEquals(0, Evaluator.evaluate(Operator.SIGMOID, -1e4));
    assertEquals(1, Evaluator.evaluate(Operator.SIGMOID, 1e4));
    assertEquals(1e4, Evaluator.evaluate(Operator.SOFTPLUS, 1e4));
    assertEquals(0, Evaluator.evaluate(Operator.SOFTPLUS, -1e4));
    assertEquals(-1, Evaluator.evaluate(Operator.ERF, -1e4));
    assertEquals(Double.NaN, Evaluator.evaluate(Operator.ERF, Double.NaN));
    for (double end : new double[] {1e4, Double.POSITIVE_INFINITY}) {
      assertEquals(end, Evaluator.evaluate(Operator.GELU, end));
      assertEquals(0, Math.abs(Evaluator.evaluate(Operator.GELU, -end)));
      assertEquals(1, Evaluator.evaluate(Operator.GELU_SLOPE, end));
      assertEquals(0, Math.abs(Evaluator.evaluate(Operator.GELU_SLOPE, -end)));
    }
    assertEquals(0, Evaluator.evaluate(Operator.GATE, Double.NEGATIVE_INFINITY, 0));
    assertEquals(0, Evaluator.evaluate(Operator.DAMP, Double.POSITIVE_INFINITY, 0));
    assertEquals(-1, Evaluator.evaluate(Operator.SOFTSIGN, Double.NEGATIVE_INFINITY));
  }

  @Test
  void whatIsComputedInOneGoIsWhatItsDefinitionSays() {
    ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
    Scalar x = graph.symbol(new Letter(0));
    for (Operator operator : List.of(Operator.SOFTSIGN, Operator.GELU, Operator.GELU_SLOPE)) {
      Evaluator definition = new Evaluator(Definitions.of(graph, operator, x), leaf -> 0);
      for (double v = -5; v <= 5; v += 1.0 / 32) {
        double expected = definition.evaluate(new double[] {v}, side -> {});
        assertEquals(expected, Evaluator.evaluate(operator, v), 1e-14, operator + " of " + v);
      }
    }
  }

  @Test
  void everyComparisonIsTold() {
    ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
    Scalar x = graph.symbol(new Letter(0));
    Scalar zero = graph.constant(0);
    Scalar root =
        graph.select(graph.apply(Operator.ABS, x), graph.constant(1), zero, graph.negate(x));
    Evaluator evaluator = new Evaluator(root, leaf -> 0);
    List<Boolean> sides = new ArrayList<>();
    assertEquals(0.5, evaluator.evaluate(new double[] {-0.5}, sides::add));
    assertEquals(List.of(false, false), sides);
  }
}
