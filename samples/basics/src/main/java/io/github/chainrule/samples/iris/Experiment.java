package io.github.chainrule.samples.iris;

import io.github.chainrule.runtime.f32.Backprop;

/**
 * One experiment: shuffles the flowers by a seed, learns from the first 120 by plain gradient
 * descent, and keeps the last 30 to see what was learnt.
 */
final class Experiment {
  static final int STEPS = 500;
  private static final int LEARNT = 120;
  private static final float RATE = 0.5f;

  private final Flowers training;
  private final Flowers test;
  private final Standardisation standardisation;
  private final IrisNetwork network;
  private final double[] losses = new double[STEPS];

  /** Runs the experiment of a seed. */
  Experiment(long seed) {
    Flowers flowers = Flowers.load().shuffled(seed);
    training = flowers.between(0, LEARNT);
    test = flowers.between(LEARNT, flowers.size());
    standardisation = new Standardisation(training);
    network = learn(standardisation.apply(training), training.targets(), training.size(), seed);
  }

  private IrisNetwork learn(float[] x, float[] t, int n, long seed) {
    IrisNetwork network = IrisNetwork.create(seed);
    Backprop backprop = network.newBackprop();
    float[] parameters = network.parameters();
    float[] gradient = new float[parameters.length];
    for (int step = 0; step < STEPS; step++) {
      losses[step] = backprop.gradient(x, t, n, gradient);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= RATE * gradient[i];
      }
    }
    return network;
  }

  Flowers training() {
    return training;
  }

  Flowers test() {
    return test;
  }

  IrisNetwork network() {
    return network;
  }

  /** The mean loss of the flowers learnt from, before each step. */
  double[] losses() {
    return losses;
  }

  /** What the network makes of the flowers kept for the test. */
  Answers answers() {
    return new Answers(network, standardisation.apply(test), test);
  }

  /**
   * The derivative of each probability by each measurement of a test flower, {@code
   * [species][measurements]}, per centimetre.
   */
  double[][] sensitivity(int row) {
    int measurements = network.inputs();
    float[] x = standardisation.apply(test.between(row, row + 1));
    float[] jacobian = new float[network.outputs() * measurements];
    network.newJacobian().inputs(x, jacobian);
    double[][] perCentimetre = new double[network.outputs()][measurements];
    for (int k = 0; k < network.outputs(); k++) {
      for (int i = 0; i < measurements; i++) {
        perCentimetre[k][i] = jacobian[k * measurements + i] / standardisation.deviation(i);
      }
    }
    return perCentimetre;
  }
}
