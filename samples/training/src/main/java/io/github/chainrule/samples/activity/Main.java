package io.github.chainrule.samples.activity;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Trainer;
import java.util.Arrays;

/** Learns to tell activities apart, and prints which of new windows are taken for which. */
public final class Main {
  private static final int CALLS = 20_000;

  private Main() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    ActivityReaderNetwork network = trained(new Movements(1).draw(300), 15);
    ConfusionMatrix matrix = ConfusionMatrix.of(network, new Movements(2).draw(200));
    System.out.printf(
        "%s%n%n%s%n%s%n%.1f %% of new windows are right%n",
        network, Arrays.toString(Activity.values()), matrix, 100 * matrix.accuracy());
    System.out.printf("%nabout %.0f µs a window on this machine%n", microseconds(network));
  }

  static ActivityReaderNetwork trained(Dataset windows, int epochs) {
    ActivityReaderNetwork network = ActivityReaderNetwork.create(1);
    Trainer.builder()
        .optimizer(new Adam(0.004))
        .epochs(epochs)
        .batchSize(32)
        .seed(1)
        .build()
        .fit(network, windows);
    return network;
  }

  private static double microseconds(ActivityReaderNetwork network) {
    float[] x = new Movements(3).draw(1).copyFeatures();
    float[] one = Arrays.copyOf(x, Movements.READINGS * Movements.CHANNELS);
    float[] y = new float[Activity.values().length];
    var forward = network.newForward();
    double fastest = Double.POSITIVE_INFINITY;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int call = 0; call < CALLS / 5; call++) {
        forward.forward(one, y);
      }
      fastest = Math.min(fastest, (System.nanoTime() - start) / 1e3 / (CALLS / 5));
    }
    return fastest;
  }
}
