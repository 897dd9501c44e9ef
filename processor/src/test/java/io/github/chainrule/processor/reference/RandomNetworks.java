package io.github.chainrule.processor.reference;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks.Dense;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws networks of one to four layers. Consecutive ones run through all pairs of an output
 * activation and a loss that fit, in both precisions; the rest is random.
 */
public final class RandomNetworks {

  private record Ending(Activation activation, LossFunction loss) {}

  private final List<Ending> endings = new ArrayList<>();
  private final SplittableRandom random;
  private final int widest;

  /**
   * A sequence of networks.
   *
   * @param widest the largest width of an input or a layer
   */
  public RandomNetworks(long seed, int widest) {
    this.random = new SplittableRandom(seed);
    this.widest = widest;
    for (LossFunction loss : LossFunction.values()) {
      for (Activation activation : Activation.values()) {
        if (fits(loss, activation)) {
          endings.add(new Ending(activation, loss));
        }
      }
    }
  }

  private static boolean fits(LossFunction loss, Activation output) {
    return switch (loss) {
      case SQUARED_ERROR, ABSOLUTE_ERROR, HUBER, LOG_COSH -> true;
      case BINARY_CROSS_ENTROPY -> output == Activation.SIGMOID;
      case CROSS_ENTROPY -> output == Activation.SOFTMAX;
      case ENTROPY -> output == Activation.SIGMOID || output == Activation.SOFTMAX;
      case OUTPUT -> output != Activation.SOFTMAX;
    };
  }

  /** How many networks it takes to run through everything that is not random. */
  public int period() {
    return 2 * endings.size();
  }

  /** The next networks. */
  public List<NetworkSpec> draw(int count) {
    List<NetworkSpec> networks = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      Ending ending = endings.get(index % endings.size());
      boolean even = index / endings.size() % 2 == 0;
      Precision precision = even ? Precision.FLOAT : Precision.DOUBLE;
      networks.add(Networks.as(draw(ending), precision, Emission.AUTO));
    }
    return networks;
  }

  private NetworkSpec draw(Ending ending) {
    List<Dense> layers = new ArrayList<>();
    for (int hidden = random.nextInt(4); hidden > 0; hidden--) {
      Activation[] all = Activation.values();
      layers.add(layer(all[random.nextInt(all.length)], width()));
    }
    layers.add(layer(ending.activation(), ending.loss() == LossFunction.OUTPUT ? 1 : width()));
    return Networks.network(width(), ending.loss(), layers.toArray(Dense[]::new));
  }

  private Dense layer(Activation activation, int width) {
    int units = activation == Activation.SOFTMAX ? Math.max(2, width) : width;
    return random.nextInt(4) == 0
        ? Networks.withoutBias(units, activation)
        : Networks.dense(units, activation);
  }

  /** Mostly narrow, so that many networks compile in a short time; every fourth of any width. */
  private int width() {
    return 1 + random.nextInt(random.nextInt(4) == 0 ? widest : Math.min(widest, 7));
  }

  /** Parameters at which no layer saturates. */
  public static double[] parameters(int count, SplittableRandom random) {
    return random.doubles(count, -0.8, 0.8).toArray();
  }

  /** Targets that suit every loss: between zero and one. */
  public static double[] targets(int count, SplittableRandom random) {
    return random.doubles(count).toArray();
  }
}
