package io.github.chainrule.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineChartTest {
  private static final int BLUE = 0xFF0072B2;

  @TempDir private Path folder;

  @Test
  void lineIsDrawnInItsColour() throws IOException {
    assertTrue(blue(chart(100, 1)) > 1000);
    assertTrue(blue(chart(5, 1)) > 1000);
  }

  @Test
  void gapIsLeftWhereThereIsNoNumber() throws IOException {
    double[] x = range(100);
    double[] y = new double[100];
    Arrays.fill(y, 1);
    LineChart whole = new LineChart("", "x", "y").line("a", x, y);
    Arrays.fill(y, 40, 60, Double.NaN);
    LineChart gap = new LineChart("", "x", "y").line("a", x, y);
    assertTrue(blue(gap) < 0.9 * blue(whole));
  }

  @Test
  void logarithmicAxisTakesNumbersOverZero() throws IOException {
    assertTrue(blue(chart(40, 1e-12).logarithmic()) > 1000);
    LineChart zero = chart(40, 0).logarithmic();
    assertThrows(IllegalStateException.class, () -> zero.save(folder.resolve("zero.png")));
  }

  @Test
  void chartWithoutValuesIsRefused() {
    LineChart empty = new LineChart("", "x", "y");
    assertThrows(IllegalStateException.class, () -> empty.save(folder.resolve("empty.png")));
  }

  private static LineChart chart(int points, double factor) {
    double[] y = range(points);
    for (int k = 0; k < points; k++) {
      y[k] = factor * (y[k] + 1);
    }
    return new LineChart("Title", "x", "y").line("a", range(points), y);
  }

  private static double[] range(int points) {
    double[] x = new double[points];
    Arrays.setAll(x, k -> k);
    return x;
  }

  /** Saves a chart and counts the pixels in the colour of its first line. */
  private int blue(LineChart chart) throws IOException {
    Path png = folder.resolve("new folder").resolve("chart.png");
    chart.save(png);
    BufferedImage image = ImageIO.read(png.toFile());
    assertEquals(1200, image.getWidth());
    int[] pixels = image.getRGB(0, 0, 1200, image.getHeight(), null, 0, 1200);
    return (int) Arrays.stream(pixels).filter(pixel -> pixel == BLUE).count();
  }
}
