package io.github.chainrule.processor.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SimplificationTest {

  private static final int EXPRESSIONS = 20_000;
  private static final long SEED = 20_250_101;

  private final ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
  private final Scalar x = graph.symbol(new Letter(0));
  private final Scalar y = graph.symbol(new Letter(1));

  @Test
  void expressionsKeepTheirValueInDouble() {
    compareRandomExpressions(value -> value, false);
  }

  @Test
  void expressionsKeepTheirValueInFloat() {
    compareRandomExpressions(value -> (float) value, false);
  }

  @Test
  void derivativesKeepTheirValueInDouble() {
    compareRandomExpressions(value -> value, true);
  }

  @Test
  void derivativesKeepTheirValueInFloat() {
    compareRandomExpressions(value -> (float) value, true);
  }

  /**
   * Equal up to the sign of zero, wherever everything that is computed without simplification is
   * finite.
   */
  private static void compareRandomExpressions(DoubleUnaryOperator rounding, boolean derivative) {
    SplittableRandom random = new SplittableRandom(SEED);
    int compared = 0;
    for (int index = 0; index < EXPRESSIONS; index++) {
      long seed = random.nextLong();
      Scalar plain = draw(Simplification.NONE, seed, derivative);
      Scalar simple = draw(Simplification.EXACT, seed, derivative);
      double[] letters = letters(random);
      ScalarValues expected = new ScalarValues(plain, letters, rounding);
      if (expected.allFinite()) {
        double actual = new ScalarValues(simple, letters, rounding).ofRoot();
        assertTrue(
            expected.ofRoot() == actual,
            () ->
                "expression of seed %d at %s: %s became %s"
                    .formatted(seed, Arrays.toString(letters), expected.ofRoot(), actual));
        compared++;
      }
    }
    assertTrue(compared > EXPRESSIONS / 4, "only " + compared + " expressions were finite");
  }

  private static Scalar draw(Simplification simplification, long seed, boolean derivative) {
    ScalarGraph graph = new ScalarGraph(simplification);
    Scalar root = new RandomScalars(graph, seed).draw(derivative ? 4 : 5);
    Scalar.Symbol letter = (Scalar.Symbol) graph.symbol(new Letter(0));
    return derivative ? Derivative.of(graph, root, letter) : root;
  }

  /** Round numbers are where comparisons tie and sums vanish. */
  private static double[] letters(SplittableRandom random) {
    double[] letters = new double[Letter.COUNT];
    for (int index = 0; index < letters.length; index++) {
      letters[index] =
          random.nextBoolean() ? random.nextInt(-2, 3) : (float) (4 * random.nextDouble() - 2);
    }
    return letters;
  }

  @Test
  void neutralElementsVanish() {
    assertSame(x, graph.add(x, graph.constant(0)));
    assertSame(x, graph.add(graph.constant(0), x));
    assertSame(x, graph.subtract(x, graph.constant(0)));
    assertSame(x, graph.multiply(x, graph.constant(1)));
    assertSame(x, graph.multiply(graph.constant(1), x));
    assertSame(x, graph.divide(x, graph.constant(1)));
  }

  @Test
  void zeroTimesAnythingIsZero() {
    assertTrue(graph.multiply(x, graph.constant(0)).isConstant(0));
    assertTrue(graph.multiply(graph.constant(0), x).isConstant(0));
  }

  @Test
  void signsMoveIntoSums() {
    assertSame(x, graph.negate(graph.negate(x)));
    assertSame(graph.subtract(x, y), graph.add(x, graph.negate(y)));
    assertSame(graph.add(x, y), graph.subtract(x, graph.negate(y)));
    assertSame(graph.negate(x), graph.multiply(graph.constant(-1), x));
  }

  @Test
  void roundedSumIsLeftToTheGeneratedCode() {
    assertInstanceOf(Scalar.Operation.class, graph.add(graph.constant(0.1), graph.constant(0.2)));
    assertInstanceOf(Scalar.Operation.class, graph.divide(graph.constant(1), graph.constant(3)));
    assertTrue(graph.add(graph.constant(0.5), graph.constant(0.25)).isConstant(0.75));
  }

  /** 0.1 is less than the float nearest to it, and equal to it where both are floats. */
  @Test
  void comparisonOfNumbersThatAreNoFloatsIsLeftToTheGeneratedCode() {
    Scalar selected =
        graph.select(
            graph.constant((float) 0.1), graph.constant(0.1), graph.constant(1), graph.constant(2));
    assertEquals(1, new ScalarValues(selected, new double[0], value -> value).ofRoot());
    assertEquals(2, new ScalarValues(selected, new double[0], value -> (float) value).ofRoot());
  }

  @Test
  void nothingIsSimplifiedWhenSwitchedOff() {
    ScalarGraph plain = new ScalarGraph(Simplification.NONE);
    Scalar zero = plain.constant(0);
    assertInstanceOf(Scalar.Operation.class, plain.add(plain.symbol(new Letter(0)), zero));
    assertInstanceOf(Scalar.Operation.class, plain.add(zero, zero));
  }
}
