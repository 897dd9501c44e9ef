package io.github.chainrule.samples.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f64.Model;
import io.github.chainrule.runtime.f64.data.Dataset;
import io.github.chainrule.runtime.f64.train.LayerStatistics;
import io.github.chainrule.samples.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class AnatomyTest {
  private static final double[] SAMPLE = {0.8, -0.5, 0.3};

  /** In that of seed 14 no unit of the second layer fires. */
  private static final int NETWORKS = 20;

  @Test
  void everythingWrittenIsEscaped() {
    String text = "a < b && c > \"d\"";
    Svg svg = new Svg(10, 10, text);
    svg.text(new Point(1, 1), Svg.Anchor.START, 8, Palette.INK, text);
    svg.line(new Point(0, 0), new Point(1, 1), Stroke.solid(Palette.INK, 1), text);
    Picture picture = Picture.parse(svg.toString());
    assertEquals(List.of(text), picture.texts());
    assertEquals(
        List.of(text, text),
        picture.elements("title").stream().map(Element::getTextContent).toList());
  }

  @Test
  void trainedNetworkAddsAllBits() {
    FullAdderNetwork adder = Bits.trained(0);
    Dataset cases = Bits.cases();
    double[] y = new double[cases.size() * cases.outputs()];
    adder.newForward().forward(cases.copyFeatures(), y, cases.size());
    double[] digits = cases.copyTargets();
    for (int k = 0; k < y.length; k++) {
      assertEquals(digits[k], Math.rint(y[k]), "digit " + k);
    }
  }

  @Test
  void weightsPictureDrawsEveryParameterInTheColourOfItsSign() {
    FullAdderNetwork adder = Bits.trained(0);
    Picture picture = Picture.of(WeightsPicture.of(adder, 1, 1, 0));
    assertEquals(adder.parameters().length, picture.connections().size());
    Parts parts = new Parts(adder, 1, 1, 0);
    Columns columns = new Columns(adder, true);
    Connection weight = parts.weight(columns, 1, 2, 3);
    Connection bias = parts.bias(columns, 2, 1);
    assertEquals(adder.parameters()[adder.hidden().weightsOffset() + 2 * 4 + 3], weight.weight());
    assertEquals(adder.parameters()[adder.digits().biasOffset() + 1], bias.weight());
    for (Element line : picture.connections()) {
      boolean negative = line.getTextContent().contains("−");
      assertEquals(negative ? Palette.NEGATIVE : Palette.POSITIVE, line.getAttribute("stroke"));
      assertEquals(negative, line.hasAttribute("stroke-dasharray"), line.getTextContent());
    }
  }

  @Test
  void stepPictureWritesTheFiguresOfTheBook() {
    List<String> texts = Picture.of(StepPicture.of(new Step())).texts();
    assertTrue(
        texts.containsAll(List.of("−0.9", "0.1", "−0.2449", "0.4201", "1.0")), texts::toString);
    assertTrue(texts.containsAll(List.of("−0.066", "−0.14")), texts::toString);
    assertTrue(texts.contains("0.3000 → 0.3066"), texts::toString);
    assertTrue(texts.contains("0.6000 → 0.5940"), texts::toString);
    assertTrue(texts.contains("−0.1000 → −0.0993"), texts::toString);
    assertTrue(texts.contains("−0.2000 → −0.1859"), texts::toString);
    assertTrue(texts.contains("0.5000 → 0.4965"), texts::toString);
  }

  @Test
  void stepPictureShowsWhatIsRaisedInGreenAndWhatIsLoweredInRedAndDashed() {
    Picture picture = Picture.of(StepPicture.of(new Step()));
    assertEquals(5, picture.connections().size());
    for (String name : List.of("bias of G", "x2 to G", "bias of F")) {
      assertEquals(Palette.RAISED, picture.connection(name).getAttribute("stroke"), name);
      assertEquals("", picture.connection(name).getAttribute("stroke-dasharray"), name);
    }
    for (String name : List.of("x1 to G", "G to F")) {
      assertEquals(Palette.LOWERED, picture.connection(name).getAttribute("stroke"), name);
      assertTrue(picture.connection(name).hasAttribute("stroke-dasharray"), name);
    }
  }

  @Test
  void stepPictureDrawsTheLargerAdjustmentWider() {
    Picture picture = Picture.of(StepPicture.of(new Step()));
    List<String> ascending = List.of("x2 to G", "G to F", "x1 to G", "bias of G", "bias of F");
    double before = 0;
    for (String name : ascending) {
      double width = Double.parseDouble(picture.connection(name).getAttribute("stroke-width"));
      assertTrue(width > before, name);
      before = width;
    }
  }

  @Test
  void livePathsAreThoseThatTheLayerStatisticsCount() {
    for (int seed = 0; seed < NETWORKS; seed++) {
      Model network = RectifiersNetwork.create(seed);
      LayerStatistics statistics = new LayerStatistics(network);
      statistics.measure(Dataset.of(SAMPLE, 3, new double[2], 2));
      long paths = new LivePaths(network, SAMPLE).number();
      assertEquals(statistics.activePaths(), (double) paths, "seed " + seed);
    }
  }

  @Test
  void liveConnectionsAreThoseWithADerivative() {
    for (int seed = 0; seed < NETWORKS; seed++) {
      Model network = RectifiersNetwork.create(seed);
      double[] g = new double[network.parameters().length];
      network.newBackprop().backward(SAMPLE, new double[] {1, 0.7}, g, new double[3]);
      int segment = 0;
      List<LivePaths.Segment> segments = new LivePaths(network, SAMPLE).connections();
      for (Layer layer : network.layers()) {
        for (int k = 0; k < layer.inputs() * layer.units(); k++) {
          LivePaths.Segment connection = segments.get(segment++);
          boolean derivative = g[layer.weightsOffset() + k] != 0;
          assertEquals(derivative, connection.live(), "seed " + seed + ": " + connection);
        }
      }
      assertEquals(segments.size(), segment);
    }
  }

  @Test
  void pathsPictureDrawsUnitsThatFireInRedAndTheOthersInBlue() {
    Model network = RectifiersNetwork.create(1);
    LivePaths paths = new LivePaths(network, SAMPLE);
    Picture picture = Picture.of(PathsPicture.of(network, paths));
    int firing = paths.firing(1) + paths.firing(2) + paths.firing(3);
    // One more of each is in the legend.
    assertEquals(firing + 1, circles(picture, Palette.FIRING));
    assertEquals(17 - firing + 1, circles(picture, Palette.SILENT_FILL));
    assertTrue(picture.texts().contains("at this sample 216 of 1080 paths are live"));
    long live = paths.connections().stream().filter(LivePaths.Segment::live).count();
    assertEquals(3 * 4 + 4 * 3 + 3 * 3 + 3 * 2, live);
    assertEquals(
        live,
        picture.connections().stream().filter(l -> l.getTextContent().endsWith("live")).count());
  }

  private static long circles(Picture picture, String fill) {
    return picture.elements("circle").stream()
        .filter(circle -> circle.getAttribute("fill").equals(fill))
        .count();
  }

  @Test
  void nothingStandsOutsideTheMargins() {
    Model network = RectifiersNetwork.create(1);
    List<Sheet> sheets =
        List.of(
            WeightsPicture.of(Bits.trained(0), 1, 1, 0),
            StepPicture.of(new Step()),
            PathsPicture.of(network, new LivePaths(network, SAMPLE)));
    for (Sheet sheet : sheets) {
      for (Element text : Picture.of(sheet).elements("text")) {
        double x = Double.parseDouble(text.getAttribute("x"));
        double width =
            0.6
                * text.getTextContent().length()
                * Double.parseDouble(text.getAttribute("font-size"));
        String anchor = text.getAttribute("text-anchor");
        double left = x - (anchor.equals("end") ? width : anchor.equals("middle") ? width / 2 : 0);
        assertTrue(left >= 24 && left + width <= Sheet.WIDTH - 24, text.getTextContent());
      }
    }
  }

  @Test
  void mainDrawsThreePicturesAndPrintsWhatTheyShow(@TempDir Path folder) throws IOException {
    String printed = Printed.by(Main::main, folder.toString());
    assertTrue(printed.contains("  1 + 1 + 0 = 1.00 twos and 0.01 ones\n"), printed);
    assertTrue(printed.contains("  1 to F      -0.2000  -0.1859     +0.0141\n"), printed);
    assertTrue(printed.contains("  F gives 0.4201, error term -0.1413\n"), printed);
    assertTrue(printed.contains("  live paths 3 x 4 x 3 x 3 x 2 = 216 of 1080\n"), printed);
    for (String name : List.of("weights.svg", "step.svg", "paths.svg")) {
      Picture picture = Picture.parse(Files.readString(folder.resolve(name)));
      assertEquals("svg", picture.root().getLocalName());
    }
  }
}
