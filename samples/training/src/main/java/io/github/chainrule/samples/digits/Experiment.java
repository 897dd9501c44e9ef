package io.github.chainrule.samples.digits;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.train.Schedule;

/** Four fifths of the images to learn from, and the rest to be judged by, by a seed. */
final class Experiment {
  private static final double SHARE = 0.8;
  private static final int BATCH = 32;

  private final long seed;
  private final Dataset learned;
  private final Dataset unseen;

  Experiment(Dataset images, long seed) {
    Dataset.Split parts = images.split(SHARE, seed);
    this.seed = seed;
    this.learned = parts.first();
    this.unseen = parts.second();
  }

  Dataset unseen() {
    return unseen;
  }

  DigitReaderNetwork convolutional(int epochs) {
    DigitReaderNetwork network = DigitReaderNetwork.create(seed);
    fit(network, epochs);
    return network;
  }

  DenseReaderNetwork dense(int epochs) {
    DenseReaderNetwork network = DenseReaderNetwork.create(seed);
    fit(network, epochs);
    return network;
  }

  private void fit(Model network, int epochs) {
    int steps = epochs * ((learned.size() + BATCH - 1) / BATCH);
    Trainer.builder()
        .optimizer(new Adam(0.003))
        .schedule(Schedule.cosine(steps, 0.01))
        .epochs(epochs)
        .batchSize(BATCH)
        .seed(seed)
        .build()
        .fit(network, learned);
  }

  /** The share of the images that a network reads right, of those it has not learned from. */
  double accuracy(Model network) {
    return ConfusionMatrix.of(network, unseen).accuracy();
  }
}
