package io.github.chainrule.samples.targets;

import io.github.chainrule.runtime.f32.Backprop;

/** Makes a network sure of its answers by minimising their entropy, or unsure by maximising it. */
final class Decision {
  private static final int QUESTIONS = 4;
  private static final float[] X = {-1, -1, -1, 1, 1, -1, 1, 1};
  private static final int STEPS = 2000;
  private static final float RATE = 0.5f;

  private final ChoiceNetwork network;
  private final Backprop backprop;

  Decision(long seed) {
    network = ChoiceNetwork.create(seed);
    backprop = network.newBackprop();
  }

  /** The mean entropy of the answers, from 0 to log 3. The loss has no target, so t is null. */
  double entropy() {
    return backprop.loss(X, null, QUESTIONS);
  }

  void minimise() {
    follow(-RATE);
  }

  void maximise() {
    follow(RATE);
  }

  private void follow(float rate) {
    float[] parameters = network.parameters();
    float[] gradient = new float[parameters.length];
    for (int step = 0; step < STEPS; step++) {
      backprop.gradient(X, null, QUESTIONS, gradient);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] += rate * gradient[i];
      }
    }
  }

  /** The probabilities of the three answers to the first question. */
  float[] firstAnswer() {
    return network.predict(new float[] {X[0], X[1]});
  }
}
