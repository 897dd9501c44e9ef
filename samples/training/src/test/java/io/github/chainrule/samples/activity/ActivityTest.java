package io.github.chainrule.samples.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityTest {
  private static final int WINDOW = Movements.READINGS * Movements.CHANNELS;
  private static final int LYING = List.of(Activity.values()).indexOf(Activity.LYING);

  @Test
  void whatLiesStillMeasuresGravityHoweverThePhoneIsTurned() {
    float[] x = new Movements(5).draw(20).copyFeatures();
    for (int window = LYING; window < 100; window += 5) {
      double[] mean = new double[3];
      for (int k = 0; k < WINDOW; k++) {
        if (k % Movements.CHANNELS < 3) {
          mean[k % Movements.CHANNELS] += (double) x[window * WINDOW + k] / Movements.READINGS;
        }
      }
      assertEquals(1, Math.hypot(Math.hypot(mean[0], mean[1]), mean[2]), 0.05);
    }
  }

  @Test
  void windowsAreTheSameBySeed() {
    assertArrayEquals(
        new Movements(6).draw(2).copyFeatures(), new Movements(6).draw(2).copyFeatures());
  }

  @Test
  void activitiesAreToldApartByASmallNetwork() {
    Dataset unseen = new Movements(2).draw(100);
    ActivityReaderNetwork network = Main.trained(new Movements(1).draw(200), 12);
    double accuracy = ConfusionMatrix.of(network, unseen).accuracy();
    assertTrue(accuracy >= 0.9, "right of new windows: " + accuracy);
    assertTrue(ActivityReaderNetwork.PARAMETERS <= 6000, "small enough for a watch");
  }
}
