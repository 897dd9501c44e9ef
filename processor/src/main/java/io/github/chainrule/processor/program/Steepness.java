package io.github.chainrule.processor.program;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.scalar.Derivative;
import io.github.chainrule.processor.scalar.Evaluator;
import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.ActivationSpec;

/**
 * How steep an activation is at a unit: |φ′(v)| as a share of its largest value, for whoever looks
 * inside a network. It is derived from the rule of the activation, as all derivatives are.
 *
 * <p>A unit of SOFTMAX has the derivative y(1−y) by its own pre-activation, which is that of the
 * logistic function.
 */
public final class Steepness {

  /** The steepest place of every activation is within this distance of 0. */
  private static final int RANGE = 16;

  private static final int STEPS_OF_ONE = 256;

  private final Graph graph = new Graph(Simplification.EXACT);
  private final Scalar.Symbol argument = graph.argument(0);
  private final Scalar value;
  private final Scalar slope;

  public Steepness(ActivationSpec activation) {
    ActivationSpec alone =
        activation.is(Activation.SOFTMAX) ? ActivationSpec.of(Activation.SIGMOID) : activation;
    this.value = new ActivationRules(graph).expression(alone, argument);
    this.slope = Derivative.of(graph.scalars(), value, argument);
  }

  /** The share, as an expression of the pre-activation v and the output y. */
  public Scalar of(Leaf v, Leaf y) {
    ScalarGraph scalars = new ScalarGraph(Simplification.EXACT);
    Scalar own =
        scalars.copy(
            slope,
            node -> {
              if (node == argument) {
                return scalars.symbol(v);
              }
              return node == value ? scalars.symbol(y) : null;
            },
            Width.WORKING);
    double[] range = range();
    Scalar size = range[0] < 0 ? scalars.apply(Operator.ABS, own) : own;
    double steepest = Math.max(-range[0], range[1]);
    return steepest > 0 ? scalars.divide(size, scalars.constant(steepest)) : size;
  }

  /** The least and the largest slope. */
  private double[] range() {
    Evaluator evaluator = new Evaluator(slope, leaf -> 0);
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int step = -RANGE * STEPS_OF_ONE; step <= RANGE * STEPS_OF_ONE; step++) {
      double v = (double) step / STEPS_OF_ONE;
      double here = evaluator.evaluate(new double[] {v}, side -> {});
      if (Double.isFinite(here)) {
        least = Math.min(least, here);
        largest = Math.max(largest, here);
      }
    }
    return new double[] {least, largest};
  }
}
