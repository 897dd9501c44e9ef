package io.github.chainrule.samples.vanishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.Printed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VanishingTest {
  /** The activations are float, and so near the exact ones, and their slopes are at most 1. */
  private static final double SLOPE_TOLERANCE = 1e-6;

  private static final double[] POINTS = {-5, -2, -0.5, 0, 0.25, 1, 4};

  @Test
  void slopeOfSigmoidIsThatOfTheFormula() {
    for (double v : POINTS) {
      double y = 1 / (1 + Math.exp(-v));
      assertEquals(y * (1 - y), Slope.ofSigmoid().at(v), SLOPE_TOLERANCE, "at " + v);
    }
  }

  @Test
  void slopeOfTanhIsThatOfTheFormula() {
    for (double v : POINTS) {
      double y = Math.tanh(v);
      assertEquals(1 - y * y, Slope.ofTanh().at(v), SLOPE_TOLERANCE, "at " + v);
    }
  }

  @Test
  void slopeOfReluIsAStepThatIsZeroAtZero() {
    for (double v : POINTS) {
      assertEquals(v > 0 ? 1 : 0, Slope.ofRelu().at(v), "at " + v);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void gradientVanishesInTheDeepestNetworkOfSigmoidOnly(long seed) {
    List<Figures> start = new Experiment(seed).look();
    assertTrue(find(start, "SIGMOID", 16).ratio() < 1e-9, start::toString);
    assertTrue(find(start, "TANH", 16).ratio() > 1e-2, start::toString);
    assertTrue(find(start, "RELU", 16).ratio() > 1e-2, start::toString);
  }

  @Test
  void gradientOfSigmoidShrinksFromEachLayerToTheOneBefore() {
    List<Double> norms = find(new Experiment(3).look(), "SIGMOID", 16).gradientNorms();
    assertEquals(17, norms.size());
    for (int l = 1; l < norms.size(); l++) {
      assertTrue(norms.get(l - 1) < norms.get(l), norms::toString);
    }
  }

  @Test
  void deeperNetworksOfSigmoidKeepLess() {
    List<Figures> start = new Experiment(3).look();
    double[] ratios = new double[4];
    for (int k = 0; k < ratios.length; k++) {
      ratios[k] = find(start, "SIGMOID", 2 << k).ratio();
      assertTrue(k == 0 || ratios[k] < ratios[k - 1] / 10, start::toString);
    }
  }

  @Test
  void reluAloneCutsPaths() {
    for (Figures network : new Experiment(3).look()) {
      double all = 2 * Math.pow(10, network.depth());
      assertEquals(all, network.paths());
      if (network.activation().equals("RELU")) {
        assertTrue(network.activePaths() > 0 && network.activePaths() < all / 2, network::toString);
      } else {
        assertEquals(all, network.activePaths());
        assertEquals(0, network.dead());
      }
    }
  }

  @Test
  void mainPrintsTheFiguresAndDrawsThem(@TempDir Path folder) throws IOException {
    String printed = Printed.by(Main::main, folder.toString());
    assertTrue(printed.contains("\n  SIGMOID  0.25   2.3e-10\n"), printed);
    assertTrue(printed.contains("\n 16 SIGMOID      2.9e-13    3.2e-02    9.2e-12"), printed);
    assertTrue(printed.contains("\n 16 RELU         6.7e-04    3.1e-03    2.2e-01"), printed);
    String trained = printed.substring(printed.indexOf("After 100 epochs"));
    assertTrue(right(trained, " 2 SIGMOID") >= 90, printed);
    assertTrue(right(trained, "16 SIGMOID") <= 60, printed);
    assertTrue(right(trained, "16 TANH") >= 90, printed);
    assertTrue(right(trained, "16 RELU") >= 95, printed);
    for (String picture : List.of("slopes", "gradients", "gradients-trained")) {
      BufferedImage image = ImageIO.read(folder.resolve(picture + ".png").toFile());
      assertTrue(image.getWidth() >= 1000, picture);
    }
  }

  /** The last number of a row of the table, in per cent. */
  private static int right(String table, String network) {
    MatchResult row =
        Pattern.compile("(?m)^ ?" + network + " .* (\\d+)%$")
            .matcher(table)
            .results()
            .findFirst()
            .orElseThrow();
    return Integer.parseInt(row.group(1));
  }

  private static Figures find(List<Figures> networks, String activation, int depth) {
    return networks.stream()
        .filter(figures -> figures.activation().equals(activation) && figures.depth() == depth)
        .findFirst()
        .orElseThrow();
  }
}
