package io.github.chainrule.samples.image;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Trainer;

/** Trains a convolutional network, and prints which directions of new images it mistakes. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    Dataset images = new BarImages(1).draw(2000);
    Dataset unseen = new BarImages(2).draw(1000);
    BarsNetwork network = trained(images);
    ConfusionMatrix matrix = ConfusionMatrix.of(network, unseen);
    System.out.println(matrix);
    System.out.printf("%.1f %% of new images are right%n", 100 * matrix.accuracy());
  }

  /** A network that has learned from some images. */
  static BarsNetwork trained(Dataset images) {
    BarsNetwork network = BarsNetwork.create(7);
    Trainer.builder()
        .optimizer(new Adam(0.005))
        .epochs(12)
        .batchSize(32)
        .seed(7)
        .build()
        .fit(network, images);
    return network;
  }
}
