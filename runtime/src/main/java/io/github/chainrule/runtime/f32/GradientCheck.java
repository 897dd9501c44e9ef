package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.CodeLimits;
import io.github.chainrule.runtime.internal.Unexpected;

/**
 * Compares all derivatives that a model computes with numeric differences of its forward pass and
 * its loss, as a test of one's own network:
 *
 * <pre>{@code
 * new GradientCheck(IrisNetwork.create(1)).atRandomPoints(3, 1).assertPassed();
 * }</pre>
 *
 * <p>Compared are the gradients with respect to parameters and inputs, {@code backward} for random
 * derivatives of the outputs, and both Jacobians, with their products {@code vjp} and {@code jvp};
 * and the losses that the gradients return with those of {@code loss}. What leaves values out,
 * {@code Training}, was compared when the network was compiled, and is not here. Each element costs
 * about thirty forward passes and losses, so the time grows with the square of the number of
 * parameters.
 *
 * <p>Numeric differences say nothing at a kink, such as that of RELU. A coordinate whose
 * differences to the left and to the right disagree, or that drown in rounding, is skipped. Where
 * that happens to more than a fifth of a quantity, the point is moved a little and tried again, a
 * few times; if it does not help, the check fails as inconclusive rather than pass unproven. Codes,
 * which an embedding looks up, are not varied: with respect to them there is nothing to compare.
 *
 * <p>Steps and tolerances are fit for the precision. The parameters vary during a check, so nobody
 * may use the model meanwhile; afterwards they hold the same bits as before, also if the model
 * throws. Not for use by several threads.
 */
public final class GradientCheck {
  private static final int TRIES = 4;
  private static final double NUDGE = 0.05;

  /** Any fixed number: the checks of one point are always the same. */
  private static final long SEED = 20250101;

  private final Model model;

  /**
   * Prepares the check of a model at its parameters.
   *
   * @param model the model
   * @throws NullPointerException if it is null
   */
  public GradientCheck(Model model) {
    if (model == null) {
      throw new NullPointerException("model");
    }
    this.model = model;
  }

  /**
   * Checks the derivatives at one point, or very near it if it lies on kinks.
   *
   * @param x the inputs, {@code [inputs]}; not written
   * @param t the targets, {@code [outputs]}, or null if the loss has none
   * @return what was found
   * @throws IllegalArgumentException if an array has another length
   * @throws NullPointerException if x is null
   */
  public GradientReport at(float[] x, float[] t) {
    Arguments.length("x", x, model.inputs(), "inputs");
    if (t != null) {
      Arguments.length("t", t, model.outputs(), "outputs");
    }
    return at(x.clone(), t, new Generator(SEED));
  }

  /**
   * Checks the derivatives at random points: normally distributed inputs, or codes, and targets
   * between 0 and 1, which suit every loss.
   *
   * @param points the number of points, at least 1
   * @param seed the seed of the points
   * @return what was found at all points together
   * @throws IllegalArgumentException if the number of points is less than 1
   */
  public GradientReport atRandomPoints(int points, long seed) {
    if (points < 1) {
      throw Unexpected.argument("points", "at least 1", points);
    }
    Generator generator = new Generator(seed);
    GradientReport all = null;
    int[] limits = CodeLimits.of(model.layers(), model.inputs());
    for (int k = 0; k < points; k++) {
      float[] x = normals(model.inputs(), generator);
      for (int i = 0; i < x.length; i++) {
        x[i] = limits[i] == 0 ? x[i] : generator.nextInt(limits[i]);
      }
      float[] t = new float[model.outputs()];
      for (int i = 0; i < t.length; i++) {
        t[i] = Real.round(generator.nextDouble());
      }
      GradientReport report = at(x, t, generator);
      if (all == null) {
        all = report;
      } else {
        all.add(report);
      }
    }
    return all;
  }

  /** Checks at x, which may be moved. */
  private GradientReport at(float[] x, float[] t, Generator generator) {
    int[] limits = CodeLimits.of(model.layers(), x.length);
    float[] parameters = model.parameters();
    float[] original = parameters.clone();
    try {
      float[] e = normals(model.outputs(), generator);
      GradientReport report = new PointCheck(model, x, limits, t, e).run();
      for (int k = 1; k < TRIES && report.inconclusive(); k++) {
        nudge(x, limits, generator);
        report = new PointCheck(model, x, limits, t, e).run();
      }
      return report;
    } finally {
      System.arraycopy(original, 0, parameters, 0, original.length);
    }
  }

  private static void nudge(float[] x, int[] limits, Generator generator) {
    for (int i = 0; i < x.length; i++) {
      if (limits[i] == 0) {
        double range = NUDGE * Math.max(1.0, Math.abs(x[i]));
        x[i] = Real.round(x[i] + generator.uniform(-range, range));
      }
    }
  }

  private static float[] normals(int length, Generator generator) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = Real.round(generator.normal());
    }
    return values;
  }
}
