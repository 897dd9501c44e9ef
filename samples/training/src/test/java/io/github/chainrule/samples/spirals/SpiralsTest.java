package io.github.chainrule.samples.spirals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.train.History;
import io.github.chainrule.samples.Printed;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpiralsTest {
  /** Over 99 % of the points. */
  private static final int ENOUGH = 193;

  @TempDir private Path folder;

  /** Float coordinates are off by up to 2.4e-7. */
  @Test
  void spiralsWindInwardsThreeTimes() {
    Dataset points = Spirals.points();
    float[] x = points.copyFeatures();
    assertEquals(194, points.size());
    assertEquals(6.5, x[1], 0);
    assertEquals(-6.5, x[3], 0);
    for (int i = 32; i <= 96; i += 32) {
      assertEquals(0, x[4 * i], 1e-6, "x after whole turns");
      assertEquals(6.5 - 2.0 * i / 32, x[4 * i + 1], 1e-6, "each turn is 2 nearer");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void over99PercentAreRightWithAdam(long seed) {
    assertTrue(Fit.byAdam(seed).right() >= ENOUGH);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void over99PercentAreRightWithLbfgs(long seed) {
    assertTrue(Fit.byLbfgs(seed).right() >= ENOUGH);
  }

  @Test
  void mainGetsOver99PercentRightTwiceAndDrawsIt() throws IOException {
    String printed = Printed.by(Main::main, folder.toString());
    assertTrue(printed.startsWith("Two spirals of 97 points each, seed 0\n"), printed);
    assertTrue(printed.matches("(?s).*\nAdam: 19[34] of 194 points right .*"), printed);
    assertTrue(printed.matches("(?s).*\nL-BFGS: 19[34] of 194 points right .*"), printed);
    for (String name : List.of("adam.png", "lbfgs.png", "loss.png")) {
      BufferedImage image = ImageIO.read(folder.resolve(name).toFile());
      assertTrue(image.getWidth() > 1000, name);
    }
  }

  /** Between corners the field is bilinear, which here is off by less than a cell's change. */
  @Test
  void fieldIsTheOutputAndItsBoundaryIsAtOneHalf() {
    Dataset points = Spirals.points();
    Fit fit = new Fit("", "", TwoSpiralsNetwork.create(3), ModelScaling.none(), new History(0));
    OutputField field = new OutputField(fit, 7, 200);
    float[] x = points.copyFeatures();
    float[] y = fit.outputs(x, points.size());
    for (int k = 0; k < points.size(); k++) {
      assertEquals(y[k], field.at(x[2 * k], x[2 * k + 1]), 0.01);
    }
    List<Line2D> boundary = field.boundary();
    assertTrue(boundary.size() > 100, boundary.size() + " pieces");
    for (Line2D piece : boundary) {
      assertEquals(0.5, field.at(piece.getX1(), piece.getY1()), 1e-6);
      assertEquals(0.5, field.at(piece.getX2(), piece.getY2()), 1e-6);
    }
  }
}
