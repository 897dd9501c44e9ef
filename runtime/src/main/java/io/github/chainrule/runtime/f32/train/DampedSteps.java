package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.StopReason;
import java.util.Arrays;

/** One fit of {@link LevenbergMarquardt}: its steps, and the damping that changes with them. */
final class DampedSteps {
  private static final double FIRST_DAMPING = 1e-3;
  private static final double LEAST_DAMPING = 1e-15;
  private static final double MOST_DAMPING = 1e30;
  private static final double RAISE = 2;
  private static final double LOWER = 10;

  /** The part of the step at which the second derivative is measured. */
  private static final double PROBE = 0.1;

  private static final double DISORDER = 1e-3;

  /** Any fixed number: a fit always gives the same bits. */
  private static final long SEED = 20250101;

  /** The largest acceleration, twice its size for the size of the step. */
  private static final double TRUST = 0.75;

  private final LeastSquares problem;
  private final SolverLog log;

  /** For how much all samples count. */
  private final double samples;

  private final float[] p;
  private final int[] columns;
  private final double[][] matrix;
  private final double[] gradient;
  private final double[] h;
  private final double[] scale;
  private final double[] bend;
  private final double[] acceleration;
  private final float[] last;
  private final Cholesky cholesky;
  private double value;
  private double mu = FIRST_DAMPING;

  /** Whether the parameters may be other than those of the last point whose value is finite. */
  private boolean moving;

  DampedSteps(Model model, double samples, LeastSquares problem, SolverLog log) {
    this.problem = problem;
    this.log = log;
    this.samples = samples;
    this.p = model.parameters();
    this.columns = problem.columns();
    this.matrix = new double[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      matrix[i] = new double[i + 1];
    }
    this.gradient = new double[columns.length];
    this.h = new double[columns.length];
    this.last = new float[columns.length];
    this.scale = new double[columns.length];
    this.bend = new double[columns.length];
    this.acceleration = new double[columns.length];
    Arrays.fill(scale, Double.MIN_NORMAL);
    this.cholesky = new Cholesky(columns.length);
  }

  SolverResult run(int iterations, double tolerance) {
    try {
      return minimize(iterations, tolerance);
    } finally {
      if (moving) {
        undo();
      }
    }
  }

  private SolverResult minimize(int iterations, double tolerance) {
    value = problem.value();
    if (!Vectors.finite(value)) {
      throw new DivergenceException(1, 1, "the loss is " + value / samples);
    }
    linearize();
    StopReason reason = null;
    while (reason == null) {
      long begin = System.nanoTime();
      if (norm() <= tolerance) {
        reason = StopReason.GRADIENT;
      } else if (log.iterations() == iterations) {
        reason = StopReason.EPOCHS;
      } else if (!step()) {
        reason = StopReason.NO_PROGRESS;
      } else {
        linearize();
        moving = false;
        long nanos = System.nanoTime() - begin;
        boolean enough = log.ended(value / samples, norm(), 1 / mu, nanos);
        reason = enough ? StopReason.LISTENER : null;
      }
    }
    return log.result(reason, value / samples);
  }

  private double norm() {
    return Norm.of(gradient) / samples;
  }

  private void linearize() {
    problem.linearize(matrix, gradient);
    if (!Vectors.finite(norm()) || !rescale()) {
      throw new DivergenceException(log.iterations() + 1, 1, "a derivative is not finite");
    }
  }

  /** The largest diagonal so far: the scale of each parameter (J. J. Moré, 1978). */
  private boolean rescale() {
    boolean finite = true;
    for (int i = 0; i < h.length; i++) {
      finite &= Vectors.finite(matrix[i][i]);
      scale[i] = Math.max(scale[i], matrix[i][i]);
    }
    return finite;
  }

  /** Raises the damping until a step makes the value smaller; returns whether one does. */
  private boolean step() {
    while (mu < MOST_DAMPING) {
      if (cholesky.decompose(matrix, mu, scale)) {
        cholesky.solve(gradient, h);
        if (!accelerate()) {
          mu *= RAISE;
          continue;
        }
        if (log.iterations() == 0) {
          nudge();
        }
        if (!move()) {
          return false;
        }
        double next = finite() ? problem.value() : Double.NaN;
        if (next < value) {
          mu = Math.max(LEAST_DAMPING, mu / LOWER);
          value = next;
          return true;
        }
        undo();
      }
      mu *= RAISE;
    }
    return false;
  }

  /**
   * Adds half the acceleration along the step, −(JᵀJ + μD)⁻¹ Jᵀ r″, where r″ is the second
   * derivative of the residuals along h; returns whether it is small enough to be trusted.
   */
  private boolean accelerate() {
    remember();
    moving = true;
    for (int i = 0; i < h.length; i++) {
      p[columns[i]] = Real.round(last[i] + PROBE * h[i]);
    }
    problem.keepOutputs();
    undo();
    problem.pullBack(bend);
    for (int i = 0; i < h.length; i++) {
      bend[i] = 2 / PROBE * (bend[i] / PROBE - product(i));
    }
    cholesky.solve(bend, acceleration);
    double bent = 0;
    double straight = 0;
    for (int i = 0; i < h.length; i++) {
      bent += scale[i] * acceleration[i] * acceleration[i];
      straight += scale[i] * h[i] * h[i];
    }
    if (!(4 * bent <= TRUST * TRUST * straight)) {
      return false;
    }
    Vectors.add(h, 0.5, acceleration);
    return true;
  }

  /**
   * Adds a thousandth of disorder to the step. Where network and data share a symmetry, such as
   * biases of 0 and points around 0, all steps would keep it, and the fit would end on a saddle.
   */
  private void nudge() {
    Generator generator = new Generator(SEED);
    double range = DISORDER * Norm.of(h) / Math.sqrt(h.length);
    for (int i = 0; i < h.length; i++) {
      h[i] += generator.uniform(-range, range);
    }
  }

  /** An element of JᵀJ h. */
  private double product(int i) {
    double sum = 0;
    for (int k = 0; k < h.length; k++) {
      sum += (k <= i ? matrix[i][k] : matrix[k][i]) * h[k];
    }
    return sum;
  }

  private void remember() {
    for (int i = 0; i < h.length; i++) {
      last[i] = p[columns[i]];
    }
  }

  /** Moves by h; returns whether any parameter changes, which rounding may prevent. */
  private boolean move() {
    moving = true;
    boolean moved = false;
    for (int i = 0; i < h.length; i++) {
      p[columns[i]] = Real.round(last[i] + h[i]);
      moved |= p[columns[i]] != last[i];
    }
    return moved;
  }

  private boolean finite() {
    boolean finite = true;
    for (int column : columns) {
      finite &= Math.abs(p[column]) <= Float.MAX_VALUE;
    }
    return finite;
  }

  private void undo() {
    for (int i = 0; i < h.length; i++) {
      p[columns[i]] = last[i];
    }
    moving = false;
  }
}
