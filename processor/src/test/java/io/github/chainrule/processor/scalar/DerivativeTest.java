package io.github.chainrule.processor.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DerivativeTest {

  private static final long SEED = 4711;
  private static final double STEP = 1e-3;

  private final ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
  private final Scalar.Symbol x = letter(0);

  private Scalar.Symbol letter(int index) {
    return (Scalar.Symbol) graph.symbol(new Letter(index));
  }

  /**
   * The quotient's own error, of order h⁴ = 1e-12 times a fifth derivative and 1e-13 of rounding,
   * is well under 1e-8 for these operators and arguments.
   */
  @ParameterizedTest
  @EnumSource
  void derivativeOfEveryOperatorAgreesWithDifferences(Operator operator) {
    List<Scalar> operands = new ArrayList<>();
    for (int index = 0; index < operator.arity(); index++) {
      operands.add(letter(index));
    }
    Scalar root = graph.apply(operator, operands);
    SplittableRandom random = new SplittableRandom(SEED);
    int compared = 0;
    for (int sample = 0; sample < 200; sample++) {
      double[] at = arguments(operator, random);
      for (int by = 0; by < operator.arity(); by++) {
        Double quotient = quotient(root, at, by, STEP);
        if (quotient != null) {
          double derivative = value(Derivative.of(graph, root, letter(by)), at);
          assertEquals(quotient, derivative, 1e-8 * Math.max(1, Math.abs(quotient)));
          compared++;
        }
      }
    }
    assertTrue(compared > 150);
  }

  private static double[] arguments(Operator operator, SplittableRandom random) {
    double[] at = new double[4];
    for (int index = 0; index < at.length; index++) {
      at[index] = 4 * random.nextDouble() - 2;
    }
    switch (operator) {
      case LOG, SQRT, POW -> at[0] = 0.5 + Math.abs(at[0]);
      case TAN -> at[0] /= 2;
      case LOG1P -> at[0] = Math.abs(at[0]) - 0.5;
      case DIVIDE -> at[1] = Math.copySign(0.5 + Math.abs(at[1]), at[1]);
      default -> {}
    }
    return at;
  }

  @Test
  void derivativesOfRandomExpressionsAgreeWithDifferences() {
    SplittableRandom random = new SplittableRandom(SEED);
    int compared = 0;
    for (int index = 0; index < 10_000; index++) {
      long seed = random.nextLong();
      ScalarGraph own = new ScalarGraph(Simplification.EXACT);
      Scalar root = new RandomScalars(own, seed).draw(4);
      double[] at = random.doubles(4, 0.2, 1.7).toArray();
      Double quotient = reliableQuotient(root, at);
      if (quotient != null) {
        Scalar.Symbol by = (Scalar.Symbol) own.symbol(new Letter(0));
        ScalarValues derivative = new ScalarValues(Derivative.of(own, root, by), at, v -> v);
        if (derivative.allFinite()) {
          double tolerance = 1e-5 * Math.max(1, Math.abs(quotient));
          assertEquals(quotient, derivative.ofRoot(), tolerance, "expression of seed " + seed);
          compared++;
        }
      }
    }
    assertTrue(compared > 2_000, "only " + compared + " expressions were smooth");
  }

  /** The difference quotient, if half the step gives nearly the same. */
  private static Double reliableQuotient(Scalar root, double[] at) {
    Double coarse = quotient(root, at, 0, STEP);
    Double fine = quotient(root, at, 0, STEP / 2);
    boolean reliable =
        coarse != null
            && fine != null
            && Math.abs(coarse - fine) <= 1e-6 * Math.max(1, Math.abs(fine));
    return reliable ? fine : null;
  }

  /** The fourth-order quotient, or null if a kink is met on the way. */
  private static Double quotient(Scalar root, double[] at, int by, double step) {
    List<List<Boolean>> sides = new ArrayList<>();
    double[] values = new double[4];
    int[] steps = {-2, -1, 1, 2};
    for (int index = 0; index < steps.length; index++) {
      double[] moved = at.clone();
      moved[by] += steps[index] * step;
      List<Boolean> passed = new ArrayList<>();
      values[index] = evaluator(root).evaluate(moved, passed::add);
      sides.add(passed);
    }
    double near = values[2] - values[1];
    double far = values[3] - values[0];
    return sides.stream().distinct().count() == 1 ? (8 * near - far) / (12 * step) : null;
  }

  private static double value(Scalar root, double... at) {
    return evaluator(root).evaluate(at, side -> {});
  }

  private static Evaluator evaluator(Scalar root) {
    return new Evaluator(root, leaf -> ((Letter) leaf).index());
  }

  private double derivativeAtZero(Scalar root) {
    return value(Derivative.of(graph, root, x), 0);
  }

  @Test
  void rampIsFlatAtBothEnds() {
    Scalar low = graph.constant(-1);
    Scalar high = graph.constant(1);
    Scalar clamp = graph.apply(Operator.MIN, graph.apply(Operator.MAX, x, low), high);
    Scalar derivative = Derivative.of(graph, clamp, x);
    assertEquals(0, value(derivative, -1));
    assertEquals(1, value(derivative, Math.nextUp(-1)));
    assertEquals(1, value(derivative, Math.nextDown(1)));
    assertEquals(0, value(derivative, 1));
  }

  @Test
  void maximumWithZeroIsFlatAtZero() {
    assertEquals(0, derivativeAtZero(graph.apply(Operator.MAX, x, graph.constant(0))));
  }

  @Test
  void magnitudeHasDerivativeZeroAtZero() {
    assertEquals(0, derivativeAtZero(graph.apply(Operator.ABS, x)));
  }

  @Test
  void selectionHasTheDerivativeOfTheBranchItTakes() {
    Scalar branches = graph.select(x, graph.constant(0), x, graph.multiply(graph.constant(3), x));
    assertEquals(3, derivativeAtZero(branches));
  }

  @Test
  void derivativeUsesTheValueAtHand() {
    Scalar tanh = graph.apply(Operator.TANH, x);
    Scalar sigmoid = graph.apply(Operator.SIGMOID, x);
    Scalar one = graph.constant(1);
    assertSame(graph.subtract(one, graph.multiply(tanh, tanh)), Derivative.of(graph, tanh, x));
    assertSame(
        graph.multiply(sigmoid, graph.subtract(one, sigmoid)), Derivative.of(graph, sigmoid, x));
    Scalar exp = graph.apply(Operator.EXP, x);
    assertSame(exp, Derivative.of(graph, exp, x));
  }

  @Test
  void derivativeByAnAbsentSymbolIsZero() {
    Scalar root = graph.apply(Operator.EXP, letter(1));
    assertTrue(Derivative.of(graph, root, x).isConstant(0));
  }
}
