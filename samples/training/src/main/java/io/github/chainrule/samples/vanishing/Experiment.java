package io.github.chainrule.samples.vanishing;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Trainer;
import java.util.List;

/** The same task for twelve networks: their figures at the start, and after they were trained. */
final class Experiment {
  private static final double RATE = 0.003;
  private static final int BATCH_SIZE = 10;

  /** Deep networks overshoot where the loss is steep. */
  private static final double LARGEST_GRADIENT_NORM = 0.3;

  private final Dataset data = Disc.points();
  private final List<Model> networks;

  Experiment(long seed) {
    networks =
        List.of(
            Networks_Sigmoid2Network.create(seed),
            Networks_Sigmoid4Network.create(seed),
            Networks_Sigmoid8Network.create(seed),
            Networks_Sigmoid16Network.create(seed),
            Networks_Tanh2Network.create(seed),
            Networks_Tanh4Network.create(seed),
            Networks_Tanh8Network.create(seed),
            Networks_Tanh16Network.create(seed),
            Networks_Relu2Network.create(seed),
            Networks_Relu4Network.create(seed),
            Networks_Relu8Network.create(seed),
            Networks_Relu16Network.create(seed));
  }

  /** Looks inside all networks, as they are now. */
  List<Figures> look() {
    return networks.stream().map(network -> Figures.of(network, data)).toList();
  }

  /** Trains all networks alike. */
  void train(int epochs) {
    Trainer trainer =
        Trainer.builder()
            .optimizer(new Adam(RATE))
            .clipNorm(LARGEST_GRADIENT_NORM)
            .epochs(epochs)
            .batchSize(BATCH_SIZE)
            .build();
    networks.forEach(network -> trainer.fit(network, data));
  }
}
