package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.f32.internal.Real;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the forward pass and the loss of a model into their numeric derivatives with respect to
 * each element of the inputs or of the parameters.
 *
 * <p>There are {@code 2 + outputs} functions: the loss, the sum of the outputs weighted by e, and
 * each output. All are differentiated from the same forward passes, two for each step of {@link
 * DifferenceTable}.
 */
final class NumericDerivatives {
  static final int LOSS = 0;
  static final int WEIGHTED = 1;
  static final int FIRST_OUTPUT = 2;

  /** Elements of an array that are varied to measure noise. */
  private static final int NOISE_ELEMENTS = 16;

  private static final int NOISE_STEPS = 4;

  /** Which part of the measurements of noise counts; near a kink, some are much too large. */
  private static final double COUNTED = 0.9;

  private final Forward forward;
  private final Backprop backprop;
  private final float[] x;
  private final int[] limits;
  private final float[] t;
  private final float[] e;
  private final float[] y;
  private final double[] center;
  private final double[] noise;
  private final double[][] plus;
  private final double[][] minus;
  private final double[] right = new double[Real.STEPS];
  private final double[] left = new double[Real.STEPS];
  private final DifferenceTable table = new DifferenceTable();

  /**
   * Sets the point.
   *
   * @param x the inputs; {@link #by} varies its elements if it is given this very array
   * @param limits how many codes there are for each input, which are not varied; 0 for one that is
   *     no code
   * @param t the targets, or null
   * @param e the weights of the outputs
   */
  NumericDerivatives(Model model, float[] x, int[] limits, float[] t, float[] e) {
    this.forward = model.newForward();
    this.backprop = model.newBackprop();
    this.x = x;
    this.limits = limits;
    this.t = t;
    this.e = e;
    this.y = new float[model.outputs()];
    int functions = FIRST_OUTPUT + y.length;
    this.center = new double[functions];
    this.plus = new double[Real.STEPS][functions];
    this.minus = new double[Real.STEPS][functions];
    evaluate(center);
    this.noise = noise(model.parameters());
  }

  /**
   * Measures how far rounding, inside the functions too, scatters their values. Over very narrow
   * steps they are straight, so that what the slopes of two steps disagree by is noise.
   */
  private double[] noise(float[] parameters) {
    List<double[]> measured = new ArrayList<double[]>();
    measureNoise(x, measured);
    measureNoise(parameters, measured);
    double[] level = new double[center.length];
    double[] ofFunction = new double[measured.size()];
    for (int f = 0; f < level.length; f++) {
      for (int k = 0; k < ofFunction.length; k++) {
        ofFunction[k] = measured.get(k)[f];
      }
      Arrays.sort(ofFunction);
      double least = f == LOSS ? 0 : Real.NOISE_OF_OUTPUTS;
      level[f] = Math.max(least, ofFunction[(int) (COUNTED * (ofFunction.length - 1))]);
    }
    return level;
  }

  private void measureNoise(float[] varied, List<double[]> measured) {
    int elements = Math.min(varied.length, NOISE_ELEMENTS);
    for (int k = 0; k < elements; k++) {
      int i = (int) ((long) k * varied.length / elements);
      if (isCode(varied, i)) {
        continue;
      }
      float original = varied[i];
      try {
        for (int step = 0; step < NOISE_STEPS; step++) {
          measured.add(
              disagreement(varied, i, Real.NARROW_STEP * (1 + step / (double) NOISE_STEPS)));
        }
      } finally {
        varied[i] = original;
      }
    }
  }

  private boolean isCode(float[] varied, int i) {
    return varied == x && limits[i] > 0;
  }

  private double[] disagreement(float[] varied, int i, double relativeStep) {
    double original = varied[i];
    double step = relativeStep * Math.max(1.0, Math.abs(original));
    evaluateBeside(varied, i, original, step, 0);
    evaluateBeside(varied, i, original, 0.5 * step, 1);
    double wide = right[0] + left[0];
    double narrow = right[1] + left[1];
    double[] disagreement = new double[center.length];
    for (int f = 0; f < disagreement.length; f++) {
      disagreement[f] =
          Math.abs((plus[0][f] - minus[0][f]) * (narrow / wide) - (plus[1][f] - minus[1][f]));
    }
    return disagreement;
  }

  /**
   * Differentiates all functions with respect to all elements of an array, which holds what it held
   * when this returns or throws.
   *
   * @param varied the inputs or the parameters
   * @return one estimate for each function
   */
  Estimate[] by(float[] varied) {
    Estimate[] estimates = new Estimate[center.length];
    for (int f = 0; f < estimates.length; f++) {
      estimates[f] = new Estimate(varied.length);
    }
    for (int i = 0; i < varied.length; i++) {
      if (isCode(varied, i)) {
        for (Estimate estimate : estimates) {
          estimate.leftOut[i] = true;
        }
        continue;
      }
      float original = varied[i];
      try {
        evaluateAround(varied, i);
      } finally {
        varied[i] = original;
      }
      for (int f = 0; f < estimates.length; f++) {
        estimate(f, estimates[f], i);
      }
    }
    return estimates;
  }

  private void evaluateAround(float[] varied, int i) {
    double original = varied[i];
    double step = Real.FIRST_STEP * Math.max(1.0, Math.abs(original));
    for (int k = 0; k < Real.STEPS; k++) {
      evaluateBeside(varied, i, original, step, k);
      step *= 0.5;
    }
  }

  /** The steps taken, k-th of all, are what rounding makes of the intended one. */
  private void evaluateBeside(float[] varied, int i, double original, double step, int k) {
    varied[i] = Real.round(original + step);
    right[k] = varied[i] - original;
    evaluate(plus[k]);
    varied[i] = Real.round(original - step);
    left[k] = original - varied[i];
    evaluate(minus[k]);
  }

  private void evaluate(double[] functions) {
    functions[LOSS] = backprop.loss(x, t);
    forward.forward(x, y);
    double weighted = 0;
    for (int k = 0; k < y.length; k++) {
      double output = y[k];
      functions[FIRST_OUTPUT + k] = output;
      weighted += e[k] * output;
    }
    functions[WEIGHTED] = weighted;
  }

  private void estimate(int f, Estimate estimate, int i) {
    for (int k = 0; k < Real.STEPS; k++) {
      table.put(k, plus[k][f], minus[k][f]);
    }
    table.solve(center[f], noise[f], right, left);
    estimate.derivative[i] = table.derivative();
    estimate.uncertainty[i] = table.uncertainty();
    estimate.limitedByRounding[i] = table.limitedByRounding();
  }

  /** The derivatives of one function and by how much each may be wrong. */
  static final class Estimate {
    final double[] derivative;
    final double[] uncertainty;
    final boolean[] limitedByRounding;

    /** Of what is not varied there are no derivatives. */
    final boolean[] leftOut;

    Estimate(int length) {
      this.derivative = new double[length];
      this.uncertainty = new double[length];
      this.limitedByRounding = new boolean[length];
      this.leftOut = new boolean[length];
    }
  }
}
