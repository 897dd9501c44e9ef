package io.github.chainrule.processor.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws expressions over {@link Letter}s. The draws do not depend on the graph, so that one seed
 * gives the same expression in graphs that simplify and in graphs that do not.
 */
final class RandomScalars {

  /** Mostly what simplification looks for, and some numbers that are no {@code float}. */
  private static final double[] CONSTANTS = {0, 0, 1, 1, -1, 2, 0.5, -0.25, 3, 0.1, 1.0 / 3, 0.9};

  private static final Operator[] OPERATORS = Operator.values();

  private final ScalarGraph graph;
  private final SplittableRandom random;

  RandomScalars(ScalarGraph graph, long seed) {
    this.graph = graph;
    this.random = new SplittableRandom(seed);
  }

  /** An expression of at most this depth. */
  Scalar draw(int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return leaf();
    }
    Operator operator = OPERATORS[random.nextInt(OPERATORS.length)];
    if (operator == Operator.WIDEN) {
      return draw(depth - 1);
    }
    List<Scalar> operands = new ArrayList<>();
    for (int index = 0; index < operator.arity(); index++) {
      operands.add(draw(depth - 1));
    }
    return graph.apply(operator, operands);
  }

  private Scalar leaf() {
    return random.nextInt(3) == 0
        ? graph.constant(CONSTANTS[random.nextInt(CONSTANTS.length)])
        : graph.symbol(new Letter(random.nextInt(Letter.COUNT)));
  }
}
