package io.github.chainrule.processor.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.reference.RandomFormulas;
import io.github.chainrule.processor.reference.RandomSample;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormulaTest {

  private static final long SEED = RandomSample.seed(20_261_126);

  private static final List<Leaf> ARGUMENTS =
      List.of(FormulaVariable.V, FormulaVariable.Y, FormulaVariable.T);

  private static Formula loss(String text) {
    Formula.Reading reading = Formula.ofLoss(text);
    assertEquals(List.of(), reading.mistakes(), text);
    return reading.formula();
  }

  private static double value(Formula formula, double... arguments) {
    ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
    Scalar expression = formula.in(graph, graph::symbol);
    return new Evaluator(expression, leaf -> ARGUMENTS.indexOf(leaf))
        .evaluate(arguments, side -> {});
  }

  /** At v = 3, y = 5, t = 2. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          y + 2 * t                        | 9
          y - t - 1                        | 2
          y - (t - 1)                      | 4
          y / t / 2                        | 1.25
          y / (t / 2)                      | 5
          1/2 * y                          | 2.5
          -y ^ 2                           | -25
          (-y) ^ 2                         | 25
          2 ^ 3 ^ 2 + y - y                | 512
          y ^ -1                           | 0.2
          y ^ 0 + y                        | 6
          y - y + 4 ^ 0.5                  | 2
          (y - 1) ^ 0.5                    | 2
          (y - 1) ^ 1.5                    | 8
          y * -t                           | -10
          y - -t                           | 7
          -(-y)                            | 5
          y > t ? 1 : 0                    | 1
          y < t ? 1 : 0                    | 0
          y >= 5 ? 1 : 0                   | 1
          y > 5 ? 1 : 0                    | 0
          y <= 5 ? 1 : 0                   | 1
          y == 5 ? 1 : 0                   | 1
          y != 5 ? 1 : 0                   | 0
          y == t ? 1 : 0                   | 0
          y != t ? 1 : 0                   | 1
          (y > t) ? 1 : 0                  | 1
          y < t ? 1 : y < v ? 2 : 3        | 3
          y > t ? y > v ? 1 : 2 : 3        | 1
          y + t > 2 * v ? y + 1 : y - 1    | 6
          1e1 + .5 + 2. + 1.5E-1 + y - y   | 12.65
          cos(pi) * y                      | -5
          log(e) * y                       | 5
          min(y, t) + max(y, t)            | 7
          clamp(y, -1, 1) + clamp(t, 3, 4) | 4
          abs(-y) + sign(-y) + relu(-y)    | 4
          sqrt(y * y) + erf(0)             | 5
          """)
  void precedenceIsThatOfJavaWithPowersOnTop(String text, double expected) {
    assertEquals(expected, value(loss(text), 3, 5, 2), 1e-14);
  }

  @Test
  void randomFormulasMeanWhatTheySay() {
    SplittableRandom random = new SplittableRandom(SEED);
    RandomFormulas formulas = new RandomFormulas(random, "yvt");
    for (int index = 0; index < 2_000; index++) {
      RandomFormulas.Drawn drawn = formulas.draw(1 + index % 4);
      Formula formula = loss(drawn.text());
      for (int point = 0; point < 5; point++) {
        double[] at = random.doubles(3, -3, 3).toArray();
        double expected = drawn.function().at(at);
        double tolerance = 1e-9 * Math.max(1, Math.abs(expected));
        assertEquals(expected, value(formula, at), tolerance, drawn.text() + " of seed " + SEED);
      }
    }
  }

  @Test
  void aTextOverSeveralLinesIsKeptInOne() {
    Formula formula = loss("  y > t\n     ? y - t\t:  0\n");
    assertEquals("y > t ? y - t : 0", formula.text());
    assertEquals(formula, loss("y > t ? y - t : 0"));
    assertEquals(formula.hashCode(), loss("y > t ? y - t : 0").hashCode());
  }

  @Test
  void variablesAreThoseThatMatter() {
    assertEquals(Set.of(FormulaVariable.Y), loss("y + 0 * t").variables());
    assertEquals(Set.of(FormulaVariable.Y, FormulaVariable.T), loss("y * t").variables());
    assertEquals(Set.of(FormulaVariable.V), loss("v").variables());
  }

  @Test
  void comparisonsWithNaNAreJavas() {
    double nan = Double.NaN;
    assertEquals(2, value(loss("y >= t ? y - y + 1 : 2"), 0, 5, nan));
    assertEquals(2, value(loss("y <= t ? y - y + 1 : 2"), 0, 5, nan));
    assertEquals(2, value(loss("y == t ? y - y + 1 : 2"), 0, 5, nan));
    assertEquals(1, value(loss("y != t ? y - y + 1 : 2"), 0, 5, nan));
  }

  /** Hash-consing must not be undone anywhere: as a tree this has 2^60 operations. */
  @Test
  void sharedPartsAreNotWrittenOut() {
    String text = "y";
    for (int level = 0; level < 6; level++) {
      text = "(" + text + ")^1024";
    }
    assertEquals(1, value(loss(text), 0, 1, 0));
    assertTrue(loss(text).variables().contains(FormulaVariable.Y));
  }

  private static double slope(String text, double v) {
    ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
    Scalar expression = Formula.ofActivation(text).formula().in(graph, graph::symbol);
    Scalar.Symbol by = (Scalar.Symbol) graph.symbol(FormulaVariable.V);
    return new Evaluator(Derivative.of(graph, expression, by), leaf -> 0)
        .evaluate(new double[] {v}, side -> {});
  }

  @Test
  void derivativesAtKinksAreThoseOfTheBranchTaken() {
    assertEquals(1, slope("v >= 0 ? v : -2 * v", 0));
    assertEquals(-2, slope("v > 0 ? v : -2 * v", 0));
    assertEquals(-2, slope("v < 0 ? v : -2 * v", 0));
    assertEquals(1, slope("v <= 0 ? v : -2 * v", 0));
    assertEquals(0, slope("relu(v)", 0));
    assertEquals(0, slope("abs(v)", 0));
    assertEquals(0, slope("max(v, 0)", 0));
    assertEquals(0, slope("max(0, v)", 0));
    assertEquals(0, slope("min(1, v)", 1));
    assertEquals(0, slope("clamp(v, -1, 1)", 1));
    assertEquals(0, slope("clamp(v, -1, 1)", -1));
  }

  @Test
  void whatIsConstantIsComputedOnceInDouble() {
    ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
    Formula formula = Formula.ofActivation("sqrt(2 / pi) * v").formula();
    Scalar product = formula.in(graph, graph::symbol);
    assertTrue(product.operands().get(0).isConstant(Math.sqrt(2 / Math.PI)));
  }
}
