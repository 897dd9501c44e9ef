package io.github.chainrule.samples.payments;

import io.github.chainrule.runtime.f32.data.Dataset;

/**
 * What comes of refusing the payments that are frauds with at least some probability.
 *
 * @param frauds how many there are
 * @param refusals how many payments are refused
 * @param found how many of these are frauds
 */
record Costs(int frauds, int refusals, int found) {

  static Costs of(FraudNetwork network, Dataset data, double threshold) {
    int outputs = network.outputs();
    int fraud = network.signature().outputNames().indexOf(Main.FRAUD);
    float[] y = new float[data.size() * outputs];
    float[] t = data.copyTargets();
    network.newForward().forward(data.copyFeatures(), y, data.size());
    int frauds = 0;
    int refusals = 0;
    int found = 0;
    for (int i = fraud; i < y.length; i += outputs) {
      boolean isRefused = y[i] >= threshold;
      frauds += t[i] == 1 ? 1 : 0;
      refusals += isRefused ? 1 : 0;
      found += isRefused && t[i] == 1 ? 1 : 0;
    }
    return new Costs(frauds, refusals, found);
  }

  /** The cost of the genuine payments that are refused, and of the frauds that are not. */
  double of(double refused, double stolen) {
    return refused * (refusals - found) + stolen * (frauds - found);
  }
}
