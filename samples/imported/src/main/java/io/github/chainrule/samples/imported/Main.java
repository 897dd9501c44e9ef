package io.github.chainrule.samples.imported;

import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.io.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Runs two models that were trained in PyTorch: a policy, and a classifier with its scaling. */
public final class Main {
  private static final int STEPS = 8;
  private static final String[] NAMES = {"wave", "circle", "push", "lift"};

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("A pole that leans, and the force on its cart:");
    float[] state = {0.5f, 0, 0.2f, 0};
    PolicyNetwork policy = policy();
    for (int step = 0; step < STEPS; step++) {
      float force = policy.predict(state)[0];
      System.out.printf(
          Locale.ROOT, "  at %6.3f, pole %6.3f: force %6.3f%n", state[0], state[2], force);
      move(state, force);
    }
    System.out.println("A gesture, by six readings:");
    GesturesNetwork gestures = GesturesNetwork.create(0);
    ModelScaling scaling = load(gestures);
    float[] readings = {1.5f, 12, 1.8f, 20, 4, 300};
    scaling.applyToInputs(readings, 1);
    float[] probability = gestures.predict(readings);
    for (int gesture = 0; gesture < NAMES.length; gesture++) {
      System.out.printf(Locale.ROOT, "  %-6s %.3f%n", NAMES[gesture], probability[gesture]);
    }
  }

  static PolicyNetwork policy() throws IOException {
    PolicyNetwork policy = PolicyNetwork.create(0);
    try (InputStream in = Policy.class.getResourceAsStream("Policy.safetensors")) {
      ModelFile.load(policy, in);
    }
    return policy;
  }

  static ModelScaling load(GesturesNetwork gestures) throws IOException {
    try (InputStream in = Gestures.class.getResourceAsStream("Gestures.safetensors")) {
      return ModelFile.load(gestures, in).scaling();
    }
  }

  /** A step of a tenth of a second: the pole falls, unless the cart gets below it. */
  private static void move(float[] state, float force) {
    state[0] += 0.1f * state[1];
    state[1] += 0.1f * 5 * force;
    state[2] += 0.1f * state[3];
    state[3] += 0.1f * (9.8f * state[2] - 5 * force);
  }
}
