package io.github.chainrule.samples.digits;

import io.github.chainrule.runtime.f32.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/** Learns to read digits by five seeds, and prints how many of those not seen are read right. */
public final class Main {
  private static final int SEEDS = 5;
  private static final int EPOCHS = 30;

  private Main() {}

  /**
   * Runs the sample.
   *
   * @param args the folder for the picture, {@code target/samples/digits} if there is none
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 0 ? "target/samples/digits" : args[0]);
    Dataset images = DigitImages.read();
    System.out.printf("%d images; a fifth of them is not learned from%n%n", images.size());
    System.out.printf("seed  convolutional     dense%n");
    double[] sums = new double[2];
    for (int seed = 0; seed < SEEDS; seed++) {
      Experiment experiment = new Experiment(images, seed);
      DigitReaderNetwork network = experiment.convolutional(EPOCHS);
      double[] accuracies = {
        experiment.accuracy(network), experiment.accuracy(experiment.dense(EPOCHS))
      };
      print(String.valueOf(seed), accuracies);
      sums[0] += accuracies[0] / SEEDS;
      sums[1] += accuracies[1] / SEEDS;
      if (seed == 0) {
        new DigitsPicture(network, experiment.unseen()).write(folder.resolve("digits.png"));
      }
    }
    print("mean", sums);
    System.out.printf("%nSee %s%n", folder.resolve("digits.png"));
  }

  private static void print(String seed, double[] accuracies) {
    System.out.printf("%4s%13.2f %%%8.2f %%%n", seed, 100 * accuracies[0], 100 * accuracies[1]);
  }
}
