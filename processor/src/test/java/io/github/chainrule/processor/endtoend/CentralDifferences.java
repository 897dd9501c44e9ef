package io.github.chainrule.processor.endtoend;

import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The derivatives of a network at a point by the fourth-order difference quotient (8 (f(h) − f(−h))
 * − (f(2h) − f(−2h)))/12h of its interpreted forward program, in double. Where a kink lies within
 * the step there is none.
 */
final class CentralDifferences {

  private static final double STEP = 1e-4;
  private static final int[] STEPS = {-2, -1, 1, 2};

  private final InterpretedNetwork network;
  private final Sample sample;

  CentralDifferences(NetworkSpec network, Sample sample) {
    this.network = new InterpretedNetwork(network, sample.parameters);
    this.sample = sample;
  }

  /**
   * Compares generated derivatives with difference quotients, at random parameters and inputs.
   *
   * @return how many quotients there were
   */
  int compare(Agreement agreement, EvaluatedNetwork actual, int count, SplittableRandom random) {
    int size = network.parameters();
    int compared = 0;
    for (int index = 0; index < count; index++) {
      int by = random.nextInt(size + network.inputs());
      double[] quotients = quotients(by);
      if (quotients != null) {
        Row derivatives = new Row(actual, sample, by);
        agreement.check("loss by " + by, quotients[0], derivatives.ofLoss());
        agreement.check("seed by " + by, seeded(quotients), derivatives.ofSeed());
        for (int output = 0; output < network.outputs(); output++) {
          double quotient = quotients[output + 1];
          agreement.check("output by " + by, quotient, derivatives.ofOutput(output));
        }
        compared++;
      }
    }
    return compared;
  }

  private double seeded(double[] quotients) {
    double sum = 0;
    for (int output = 0; output < network.outputs(); output++) {
      sum += sample.e[output] * quotients[output + 1];
    }
    return sum;
  }

  /** The loss's quotient, then each output's; null at a kink. */
  private double[] quotients(int by) {
    double[][] values = new double[STEPS.length][];
    for (int index = 0; index < STEPS.length; index++) {
      values[index] = values(by, STEPS[index] * STEP);
    }
    if (!Arrays.stream(values).allMatch(at -> at[at.length - 1] == values[0][at.length - 1])) {
      return null;
    }
    double[] quotients = new double[network.outputs() + 1];
    for (int of = 0; of < quotients.length; of++) {
      double near = values[2][of] - values[1][of];
      double far = values[3][of] - values[0][of];
      quotients[of] = (8 * near - far) / (12 * STEP);
    }
    return quotients;
  }

  /** Loss, outputs and a fingerprint of the sides of all kinks. */
  private double[] values(int by, double step) {
    double[] parameters = sample.parameters.clone();
    double[] x = sample.x.clone();
    if (by < parameters.length) {
      parameters[by] += step;
    } else {
      x[by - parameters.length] += step;
    }
    return network.with(parameters).lossAndOutputs(x, sample.t);
  }

  /** Generated derivatives by one variable: a parameter, or after them an input. */
  private record Row(EvaluatedNetwork network, Sample sample, int by) {

    private double of(double[] byParameters, double[] byInputs, int row) {
      int size = network.parameters();
      return by < size
          ? byParameters[row * size + by]
          : byInputs[row * network.inputs() + by - size];
    }

    double ofLoss() {
      Derivatives gradient = network.gradientWithInputs(sample.x, sample.t);
      return of(gradient.g, gradient.dx, 0);
    }

    double ofSeed() {
      Derivatives backward = network.backward(sample.x, sample.e);
      return of(backward.g, backward.dx, 0);
    }

    double ofOutput(int output) {
      return of(network.parameterJacobian(sample.x), network.inputJacobian(sample.x), output);
    }
  }
}
