package io.github.chainrule.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.scalar.Evaluator;
import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is typeset means what is computed. */
class ScalarNotationTest {

  private static final long SEED = 2_718;
  private static final double[] CONSTANTS = {0, 1, -1, 2, 0.5, -0.25, 3, 0.1, Math.sqrt(0.5)};
  private static final double LARGEST = 1e4;

  private record Letter(String name) implements Leaf {
    @Override
    public Width width() {
      return Width.WORKING;
    }
  }

  private static final List<Letter> LETTERS =
      List.of(new Letter("x"), new Letter("y"), new Letter("z"));

  private final ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
  private final SplittableRandom random = new SplittableRandom(SEED);

  private static String typeset(Scalar scalar) {
    ScalarNotation notation =
        new ScalarNotation(symbol -> Notation.name(((Letter) symbol.leaf()).name()));
    return "<math>" + notation.of(scalar).markup() + "</math>";
  }

  private static double read(String formula, double[] letters) {
    Map<String, Double> values = new HashMap<>();
    for (int index = 0; index < letters.length; index++) {
      values.put(LETTERS.get(index).name(), letters[index]);
    }
    return FormulaReader.value(values, new HashMap<>(), Xml.children(Xml.parse(formula)));
  }

  private static double compute(Scalar scalar, double[] letters) {
    Evaluator evaluator = new Evaluator(scalar, leaf -> LETTERS.indexOf(leaf));
    return evaluator.evaluate(letters, side -> {});
  }

  private Scalar draw(int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return random.nextInt(3) == 0
          ? graph.constant(CONSTANTS[random.nextInt(CONSTANTS.length)])
          : graph.symbol(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    Operator[] all = Operator.values();
    Operator operator = all[random.nextInt(all.length)];
    if (operator == Operator.WIDEN) {
      return draw(depth - 1);
    }
    List<Scalar> operands = new ArrayList<>();
    for (int index = 0; index < operator.arity(); index++) {
      operands.add(draw(depth - 1));
    }
    return graph.apply(operator, operands);
  }

  /** Whether rounding stays far below what is compared. */
  private static boolean isTame(Scalar scalar, double[] letters) {
    return ScalarGraph.reachable(List.of(scalar)).stream()
        .allMatch(part -> Math.abs(compute(part, letters)) < LARGEST);
  }

  @Test
  void randomExpressionsAreTypesetAsTheyAreComputed() {
    int compared = 0;
    for (int attempt = 0; attempt < 3_000; attempt++) {
      Scalar scalar = draw(1 + random.nextInt(4));
      double[] letters = random.doubles(LETTERS.size(), -2, 2).toArray();
      if (!isTame(scalar, letters)) {
        continue;
      }
      String formula = typeset(scalar);
      if (!formula.contains("…")) {
        double expected = compute(scalar, letters);
        double tolerance = 1e-7 * Math.max(1, Math.abs(expected));
        assertEquals(
            expected, read(formula, letters), tolerance, () -> "seed " + SEED + ": " + formula);
        compared++;
      }
    }
    assertTrue(compared > 1_500, compared + " compared");
  }

  @Test
  void constantsAreMultipliedAndEqualFactorsArePowers() {
    Scalar x = graph.symbol(LETTERS.get(0));
    Scalar scaled = graph.multiply(graph.constant(Math.sqrt(0.5)), x);
    assertEquals(
        "<math><mn>½</mn><mspace width=\"0.15em\"/><msup><mrow><mi>x</mi></mrow><mn>2</mn></msup>"
            + "</math>",
        typeset(graph.multiply(scaled, scaled)));
  }

  @Test
  void functionsForSmallArgumentsAreWrittenOut() {
    Scalar x = graph.symbol(LETTERS.get(0));
    Scalar one = graph.constant(1);
    assertEquals(
        typeset(graph.apply(Operator.EXP, x)),
        typeset(graph.add(graph.apply(Operator.EXPM1, x), one)));
    assertEquals(
        typeset(graph.apply(Operator.LOG, graph.add(one, x))),
        typeset(graph.apply(Operator.LOG1P, x)));
  }
}
