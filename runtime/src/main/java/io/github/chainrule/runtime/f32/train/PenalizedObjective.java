package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.train.Regularization;

/**
 * An objective plus penalties, as a function of one vector: the parameters that are not frozen, in
 * double.
 */
final class PenalizedObjective {
  private final Objective objective;
  private final Updater updater;
  private final Span[] spans;
  private final float[] p;
  private final float[] g;
  private final int size;
  private double loss;

  /** A power of two, which rounds nothing. */
  private double scale = 1;

  PenalizedObjective(
      Model model, Objective objective, Regularization regularization, String[] frozen) {
    this.objective = objective;
    // The optimizer is never asked: only the penalties and the frozen layers matter.
    this.updater =
        UpdateRule.of(new Sgd(1))
            .withRegularization(regularization)
            .withFrozen(frozen)
            .newUpdater(model);
    this.spans = updater.trained();
    this.p = model.parameters();
    this.g = new float[p.length];
    int sum = 0;
    for (Span span : spans) {
      sum += span.to - span.from;
    }
    this.size = sum;
  }

  int size() {
    return size;
  }

  /** Copies the parameters into x. */
  void read(double[] x) {
    copy(p, x);
  }

  /**
   * Copies x into the parameters and their rounded values back into x; returns whether all are
   * finite.
   */
  boolean write(double[] x) {
    boolean finite = true;
    int at = 0;
    for (Span span : spans) {
      for (int k = span.from; k < span.to; k++) {
        p[k] = Real.round(x[at]);
        x[at++] = p[k];
        finite &= Math.abs(p[k]) <= Float.MAX_VALUE;
      }
    }
    return finite;
  }

  /**
   * Multiplies all values and gradients that come, so that products of two of them are within the
   * range of double.
   */
  void scale(double powerOfTwo) {
    scale = powerOfTwo;
  }

  /** Computes the objective and its gradient at the parameters, both scaled. */
  double value(double[] gradient) {
    loss = objective.gradient(p, g);
    updater.objective(g, loss);
    copy(g, gradient);
    for (int k = 0; k < size; k++) {
      gradient[k] *= scale;
    }
    return updater.lastObjective() * scale;
  }

  /** The mean loss that was computed last, without penalties. */
  double loss() {
    return loss;
  }

  private void copy(float[] from, double[] to) {
    int at = 0;
    for (Span span : spans) {
      for (int k = span.from; k < span.to; k++) {
        to[at++] = from[k];
      }
    }
  }
}
