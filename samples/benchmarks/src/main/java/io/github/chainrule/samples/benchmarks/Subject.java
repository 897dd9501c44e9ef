package io.github.chainrule.samples.benchmarks;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.benchmarks.networks.ControlNetwork;
import io.github.chainrule.samples.benchmarks.networks.DigitsNetwork;
import io.github.chainrule.samples.benchmarks.networks.TinyNetwork;
import io.github.chainrule.samples.benchmarks.networks.XorNetwork;
import java.util.Random;

/** A network that is measured; it is named after its widths. */
public enum Subject {
  /** 4-16-16-3, TANH and SOFTMAX. */
  TINY("4-16-16-3"),
  /** 12-64-64-4, TANH and SOFTMAX. */
  CONTROL("12-64-64-4"),
  /** 784-128-10, RELU and SOFTMAX. */
  DIGITS("784-128-10"),
  /** 2-3-1, TANH and SIGMOID. */
  XOR("2-3-1");

  private static final long SEED = 1;
  private static final float BIAS = 0.1f;

  private final String widths;

  Subject(String widths) {
    this.widths = widths;
  }

  /**
   * The widths of the inputs and of each layer, joined by hyphens.
   *
   * @return the name
   */
  public String widths() {
    return widths;
  }

  /**
   * The network, with the same parameters each time; none of the biases is 0, so that a peer that
   * leaves one out does not agree.
   *
   * @return a new model
   */
  public Model model() {
    Model model = initial();
    float[] parameters = model.parameters();
    Random random = new Random(SEED);
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] == 0) {
        parameters[i] = BIAS * (float) random.nextGaussian();
      }
    }
    return model;
  }

  private Model initial() {
    return switch (this) {
      case TINY -> TinyNetwork.create(SEED);
      case CONTROL -> ControlNetwork.create(SEED);
      case DIGITS -> DigitsNetwork.create(SEED);
      case XOR -> XorNetwork.create(SEED);
    };
  }

  /**
   * The network of these widths.
   *
   * @param widths such as {@code 4-16-16-3}
   * @return the network
   * @throws IllegalArgumentException if there is none
   */
  public static Subject of(String widths) {
    for (Subject subject : values()) {
      if (subject.widths.equals(widths)) {
        return subject;
      }
    }
    throw new IllegalArgumentException("There is no network " + widths);
  }
}
