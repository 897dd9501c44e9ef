package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.diff.Bracketing.Span;
import io.github.chainrule.processor.diff.Bracketing.Step;

/** The multiplications that each step takes of multiplying the layers' Jacobians. */
final class JacobianCosts {

  private final int[] widths;
  private final double[] derivativePerRow;

  JacobianCosts(int[] widths, double[] derivativePerRow) {
    this.widths = widths.clone();
    this.derivativePerRow = derivativePerRow.clone();
  }

  /** What a step takes besides its parts. */
  double of(Step step, Span span, int split) {
    int from = span.from();
    int to = span.to();
    return switch (step) {
      case LAYER -> layer(from);
      case FORWARD -> forward(from, to);
      case REVERSE -> reverse(from, to);
      case PRODUCT -> product(from, split, to);
    };
  }

  /** The Jacobian of the layer behind {@code from} alone. */
  double layer(int from) {
    return widths[from] * derivativePerRow[from + 1];
  }

  double forward(int from, int to) {
    return product(from, to - 1, to) + widths[from] * derivativePerRow[to];
  }

  double reverse(int from, int to) {
    return product(from, from + 1, to) + widths[to] * derivativePerRow[from + 1];
  }

  double product(int from, int split, int to) {
    return (double) widths[from] * widths[split] * widths[to];
  }
}
