package io.github.chainrule.samples.widths;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.iris.Iris;
import io.github.chainrule.samples.iris.IrisNetwork;
import java.util.List;

/** The network of the irises, which has 16 hidden units, and the same with others. */
interface Widths {
  @Network
  interface Eight extends Iris {
    @Override
    @Dense(units = 8, activation = Activation.TANH)
    Layer hidden();
  }

  @Network
  interface ThirtyTwo extends Iris {
    @Override
    @Dense(units = 32, activation = Activation.TANH)
    Layer hidden();
  }

  /** The networks to be compared, each with initial parameters of its own. */
  static List<Model> candidates(long seed) {
    return List.of(
        Widths_EightNetwork.create(seed),
        IrisNetwork.create(seed),
        Widths_ThirtyTwoNetwork.create(seed));
  }
}
