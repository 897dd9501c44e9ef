package io.github.chainrule.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.train.History;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurveTest {
  @TempDir private Path folder;

  @Test
  void historyWithoutEpochsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> LearningCurve.of("x", new History(3)));
  }

  @Test
  void lossesOfAnySignAreDrawn() throws IOException {
    for (double least : new double[] {0.1, 0, -1}) {
      double[] numbers = new double[3 * History.columns(0)];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = least + k % 7;
      }
      Path file = folder.resolve(least + ".png");
      LearningCurve.of("x", History.of(numbers)).save(file);
      assertEquals(1200, ImageIO.read(file.toFile()).getWidth());
    }
  }
}
