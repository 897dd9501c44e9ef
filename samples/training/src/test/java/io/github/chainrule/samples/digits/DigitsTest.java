package io.github.chainrule.samples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitsTest {
  private final Dataset images = DigitImages.read();

  /** As the data set's description counts them. */
  @Test
  void imagesAreReadWhole() {
    int[] counts = new int[DigitImages.DIGITS];
    float[] t = images.copyTargets();
    for (int k = 0; k < t.length; k++) {
      counts[k % DigitImages.DIGITS] += (int) t[k];
    }
    assertArrayEquals(new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, counts);
    float[] x = images.copyFeatures();
    assertEquals(1797 * 64, x.length);
    assertEquals(5f / 16, x[2]);
    for (float ink : x) {
      assertTrue(ink >= 0 && ink <= 1);
    }
  }

  @Test
  void neighbourhoodsAndDropoutReadMoreThanMixtures() {
    Experiment experiment = new Experiment(images, 0);
    DigitReaderNetwork network = experiment.convolutional(30);
    double convolutional = experiment.accuracy(network);
    double dense = experiment.accuracy(experiment.dense(30));
    assertTrue(convolutional >= 0.985, () -> "convolutional " + convolutional);
    assertTrue(dense >= 0.96 && dense < convolutional, () -> "dense " + dense);
    BufferedImage picture = new DigitsPicture(network, experiment.unseen()).picture();
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    assertTrue(Arrays.stream(pixels).distinct().count() > 50, "filters and digits have shades");
  }
}
