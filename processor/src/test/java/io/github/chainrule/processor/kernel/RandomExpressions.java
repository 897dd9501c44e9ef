package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws expression trees of all operators, over given leaves. */
public final class RandomExpressions {

  private static final double[] NUMBERS = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    2.0,
    -3.0,
    0.1,
    0.01,
    1e-7,
    1.0 / 3.0,
    -1.6732632423543772,
    1e9,
    123456789,
    1e-40,
    3e38,
    1e300,
    Double.MIN_VALUE,
    Double.MAX_VALUE
  };

  private static final List<Operator> OPERATORS = List.of(Operator.values());

  private final ScalarGraph graph = new ScalarGraph(Simplification.NONE);
  private final Random random;

  public RandomExpressions(Random random) {
    this.random = random;
  }

  public ScalarGraph graph() {
    return graph;
  }

  /**
   * Draws an expression.
   *
   * @param leaves of the working width, and perhaps double
   * @param depth how deep the tree is at most
   */
  public Scalar draw(Width width, List<? extends Leaf> leaves, int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return leaf(width, leaves);
    }
    Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
    if (random.nextInt(3) > 0) {
      operator = List.of(Operator.ADD, Operator.MULTIPLY, Operator.SUBTRACT).get(random.nextInt(3));
    }
    if (operator == Operator.WIDEN) {
      return width == Width.DOUBLE
          ? graph.apply(operator, draw(Width.WORKING, leaves, depth - 1))
          : leaf(width, leaves);
    }
    List<Scalar> operands = new ArrayList<>();
    for (int index = 0; index < operator.arity(); index++) {
      operands.add(draw(width, leaves, depth - 1));
    }
    return graph.apply(operator, operands);
  }

  private Scalar leaf(Width width, List<? extends Leaf> leaves) {
    List<? extends Leaf> fitting = leaves.stream().filter(leaf -> leaf.width() == width).toList();
    if (fitting.isEmpty() || random.nextInt(5) == 0) {
      return graph.constant(NUMBERS[random.nextInt(NUMBERS.length)], width);
    }
    return graph.symbol(fitting.get(random.nextInt(fitting.size())));
  }
}
