package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.diff.Bracketing.Choice;
import io.github.chainrule.processor.diff.Bracketing.Span;
import io.github.chainrule.processor.diff.Bracketing.Step;

/**
 * The order of multiplying some layers' Jacobians that costs fewest multiplications, found by the
 * matrix-chain dynamic programme (Cormen et al., Introduction to Algorithms, 14.2), in the cube of
 * the number of layers.
 */
final class CheapestOrder {

  /** More layers than these would take noticeable time. */
  static final int LAYERS = 400;

  private final JacobianCosts costs;
  private final int first;
  private final Choice[][] choices;

  CheapestOrder(JacobianCosts costs, Span span) {
    this.costs = costs;
    this.first = span.from();
    int layers = span.layers();
    this.choices = new Choice[layers + 1][layers + 1];
    for (int length = 1; length <= layers; length++) {
      for (int from = first; from + length <= span.to(); from++) {
        choices[from - first][from + length - first] = cheapest(from, from + length);
      }
    }
  }

  /** The choice for some of the layers. */
  Choice choice(Span part) {
    return choices[part.from() - first][part.to() - first];
  }

  private Choice cheapest(int from, int to) {
    if (to == from + 1) {
      return new Choice(Step.LAYER, to, costs.layer(from));
    }
    double reverse = of(from + 1, to) + costs.reverse(from, to);
    double forward = of(from, to - 1) + costs.forward(from, to);
    Step step = forward < reverse ? Step.FORWARD : Step.REVERSE;
    int split = step == Step.FORWARD ? to - 1 : from + 1;
    double least = Math.min(forward, reverse);
    for (int between = from + 1; between < to; between++) {
      double product = of(from, between) + of(between, to) + costs.product(from, between, to);
      if (product < least) {
        step = Step.PRODUCT;
        split = between;
        least = product;
      }
    }
    return new Choice(step, split, least);
  }

  private double of(int from, int to) {
    return choices[from - first][to - first].multiplications();
  }
}
