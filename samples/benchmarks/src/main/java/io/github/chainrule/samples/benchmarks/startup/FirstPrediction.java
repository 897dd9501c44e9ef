package io.github.chainrule.samples.benchmarks.startup;

import io.github.chainrule.samples.benchmarks.networks.IrisNetwork;

/** A program that asks the network of Fisher's irises once. */
public final class FirstPrediction {
  private FirstPrediction() {}

  /**
   * Predicts.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    float[] y = IrisNetwork.create(1).predict(new float[] {0.5f, -0.5f, 1f, -1f});
    if (!(y[0] + y[1] + y[2] > 0.99f)) {
      throw new AssertionError("These are no probabilities");
    }
  }
}
