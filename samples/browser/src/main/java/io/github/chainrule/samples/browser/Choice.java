package io.github.chainrule.samples.browser;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Optimizer;
import io.github.chainrule.runtime.f32.train.RmsProp;
import io.github.chainrule.runtime.f32.train.Sgd;
import java.util.List;

/**
 * What one chooses on the page.
 *
 * @param points where the points lie
 * @param network the name of the network's interface
 * @param optimizer the name of the optimizer
 * @param rate its learning rate
 * @param seed of the points and of the first weights
 */
record Choice(Points points, String network, String optimizer, double rate, long seed) {
  /** The interfaces that the page offers. */
  static final List<String> NETWORKS = List.of("Smooth", "Folded", "Deep");

  /** The rate that the page offers with Adam. */
  static final double ADAM_RATE = 0.01;

  private static final double MOMENTUM = 0.9;

  Model newModel() {
    return switch (network) {
      case "Smooth" -> SmoothNetwork.create(seed);
      case "Folded" -> FoldedNetwork.create(seed);
      case "Deep" -> DeepNetwork.create(seed);
      default -> throw new IllegalArgumentException("no network " + network);
    };
  }

  Optimizer newOptimizer() {
    return switch (optimizer) {
      case "Adam" -> new Adam(rate);
      case "RmsProp" -> new RmsProp(rate);
      case "Momentum" -> new Sgd(rate).withMomentum(MOMENTUM);
      case "Sgd" -> new Sgd(rate);
      default -> throw new IllegalArgumentException("no optimizer " + optimizer);
    };
  }
}
