package io.github.chainrule.samples.benchmarks;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.activity.ActivityReaderNetwork;
import io.github.chainrule.samples.benchmarks.networks.ControlNetwork;
import io.github.chainrule.samples.benchmarks.networks.DigitsNetwork;
import io.github.chainrule.samples.benchmarks.networks.SkipNetwork;
import io.github.chainrule.samples.benchmarks.networks.Squares_Of16Network;
import io.github.chainrule.samples.benchmarks.networks.Squares_Of32Network;
import io.github.chainrule.samples.benchmarks.networks.Squares_Of64Network;
import io.github.chainrule.samples.benchmarks.networks.Squares_Of8Network;
import io.github.chainrule.samples.benchmarks.networks.TinyNetwork;
import io.github.chainrule.samples.benchmarks.networks.UnevenNetwork;
import io.github.chainrule.samples.benchmarks.networks.WideNetwork;
import io.github.chainrule.samples.benchmarks.networks.XorNetwork;
import io.github.chainrule.samples.digits.DigitReaderNetwork;
import java.util.Random;

/** A network that is measured; chains of dense layers are named after their widths. */
public enum Subject {
  /** 4-16-16-3, TANH and SOFTMAX. */
  TINY("4-16-16-3", Kind.CHAIN),
  /** 12-64-64-4, TANH and SOFTMAX. */
  CONTROL("12-64-64-4", Kind.CHAIN),
  /** 784-128-10, RELU and SOFTMAX. */
  DIGITS("784-128-10", Kind.CHAIN),
  /** 2-3-1, TANH and SIGMOID. */
  XOR("2-3-1", Kind.CHAIN),
  /** 10-100-50-5, TANH and SOFTMAX. */
  UNEVEN("10-100-50-5", Kind.CHAIN),
  /** 64-64-10, TANH and SOFTMAX. */
  WIDE("64-64-10", Kind.CHAIN),
  /** 8-8 without an activation. */
  SQUARE_8("8-8", Kind.SQUARE),
  /** 16-16 without an activation. */
  SQUARE_16("16-16", Kind.SQUARE),
  /** 32-32 without an activation. */
  SQUARE_32("32-32", Kind.SQUARE),
  /** 64-64 without an activation. */
  SQUARE_64("64-64", Kind.SQUARE),
  /** 12-64-64-4 whose output reads both hidden layers. */
  SKIP("12-64-64-4-skip", Kind.GRAPH),
  /** The network of the digits sample: two convolutions over 8 × 8 pixels. */
  PICTURES("digits", Kind.GRAPH),
  /** The network of the activity sample: four convolutions over 128 steps, a norm and a sum. */
  ACTIVITY("activity", Kind.GRAPH);

  /** What a network consists of. */
  public enum Kind {
    /** Dense layers, one after another. */
    CHAIN,
    /** A single dense layer. */
    SQUARE,
    /** Layers of several kinds, or a graph of them. */
    GRAPH;

    /**
     * Whether all layers are dense and each reads the one before.
     *
     * @return whether it is a chain of dense layers
     */
    public boolean isDense() {
      return this != GRAPH;
    }
  }

  private static final long SEED = 1;
  private static final float BIAS = 0.1f;

  private final String title;
  private final Kind kind;

  Subject(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  /**
   * The name of the network: of a chain, the widths of the inputs and of each layer, joined by
   * hyphens.
   *
   * @return the name
   */
  public String title() {
    return title;
  }

  /**
   * What the network consists of.
   *
   * @return its kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Whether the network is a chain of dense layers that ends with SOFTMAX.
   *
   * @return whether it says how probable classes are
   */
  public boolean isClassifier() {
    return kind == Kind.CHAIN && this != XOR;
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
      case UNEVEN -> UnevenNetwork.create(SEED);
      case WIDE -> WideNetwork.create(SEED);
      case SQUARE_8 -> Squares_Of8Network.create(SEED);
      case SQUARE_16 -> Squares_Of16Network.create(SEED);
      case SQUARE_32 -> Squares_Of32Network.create(SEED);
      case SQUARE_64 -> Squares_Of64Network.create(SEED);
      case SKIP -> SkipNetwork.create(SEED);
      case PICTURES -> DigitReaderNetwork.create(SEED);
      case ACTIVITY -> ActivityReaderNetwork.create(SEED);
    };
  }

  /**
   * The network of this name.
   *
   * @param title such as {@code 4-16-16-3}
   * @return the network
   * @throws IllegalArgumentException if there is none
   */
  public static Subject of(String title) {
    for (Subject subject : values()) {
      if (subject.title.equals(title)) {
        return subject;
      }
    }
    throw new IllegalArgumentException("There is no network " + title);
  }
}
