package io.github.chainrule.processor.report;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomConvolutions;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.reference.ReferenceNetwork;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The page as a whole: it is well-formed, complete, deterministic and small. */
class NetworkCardTest {

  private static final long SEED = 1_618;

  private static final NetworkSpec DIGITS =
      network(
          784,
          LossFunction.CROSS_ENTROPY,
          dense(128, Activation.RELU),
          dense(10, Activation.SOFTMAX));

  private static final NetworkSpec SMALL =
      network(
          4,
          LossFunction.CROSS_ENTROPY,
          dense(16, Activation.TANH),
          withoutBias(3, Activation.SOFTMAX));

  private static String card(NetworkSpec network) {
    return CompilerAccess.card(network);
  }

  private static List<String> texts(Element root, String tag) {
    return Xml.all(root, tag).stream().map(Element::getTextContent).toList();
  }

  private static void assertSelfContained(String page) {
    Element root = Xml.parse(page);
    for (String tag : List.of("script", "link", "img", "iframe", "object", "use", "image")) {
      assertEquals(List.of(), texts(root, tag), tag);
    }
    String withoutNamespaces = page.replaceAll(" xmlns=\"[^\"]*\"", "");
    for (String outside : List.of("http:", "https:", "url(", "@import", "src=")) {
      assertFalse(withoutNamespaces.contains(outside), outside);
    }
    Set<String> ids =
        Xml.all(root, "section").stream().map(it -> it.getAttribute("id")).collect(toSet());
    Set<String> links =
        Xml.all(root, "a").stream()
            .map(it -> it.getAttribute("href").substring(1))
            .collect(toSet());
    assertEquals(ids, links);
    assertEquals(6, ids.size());
  }

  private static Collector<String, ?, Set<String>> toSet() {
    return Collectors.toCollection(TreeSet::new);
  }

  @Test
  void pagesOfRandomNetworksAreWellFormedAndNeedNothingElse() {
    RandomNetworks networks = new RandomNetworks(SEED, 20);
    for (NetworkSpec network : networks.draw(networks.period() / 2)) {
      assertSelfContained(card(network));
    }
  }

  @Test
  void layersThatReadSeveralOthersHaveAPageToo() {
    NetworkSpec skipping =
        network(
            3,
            LossFunction.CROSS_ENTROPY,
            dense(4, Activation.TANH),
            dense(2, Activation.RELU, LayerSpec.NETWORK_INPUT),
            dense(5, Activation.SILU, 0, 1, LayerSpec.NETWORK_INPUT),
            dense(3, Activation.SOFTMAX, 2, 0));
    String page = card(skipping);
    assertSelfContained(page);
    assertTrue(page.contains("layer3 of layer1 and layer2 and x"), page);
  }

  /** A line for each value that is read, with its shape; heads say theirs in their boxes. */
  @Test
  void graphsHaveShapesOnTheirEdges() {
    for (NetworkSpec network : new RandomConvolutions(SEED).draw(12)) {
      Element diagram = Xml.all(Xml.parse(card(network)), "svg").stream().findFirst().orElseThrow();
      int read = network.layers().stream().mapToInt(layer -> layer.sources().size()).sum();
      List<Element> texts = Xml.all(diagram, "text");
      long shapes =
          texts.stream().filter(text -> text.getAttribute("class").equals("shape")).count();
      assertEquals(read, shapes, network::toString);
      List<String> names = texts.stream().map(Element::getTextContent).toList();
      network.layers().forEach(layer -> assertTrue(names.contains(layer.name()), names::toString));
      assertEquals(network.layers().size() + 1, Xml.all(diagram, "rect").size());
    }
  }

  /** Whatever the layers before an output are, its loss is one of vectors. */
  @Test
  void lossesOfVectorsAreWrittenOutWhereOtherValuesHavePositions() {
    List<NetworkSpec> networks =
        new RandomConvolutions(SEED)
            .draw(12).stream()
                .filter(it -> it.heads().stream().allMatch(head -> isVector(it, head)))
                .toList();
    assertFalse(networks.isEmpty(), "seed " + SEED);
    for (NetworkSpec network : networks) {
      Element page = Xml.parse(card(network));
      List<String> titles = texts(page, "h3");
      assertTrue(titles.stream().anyMatch(it -> it.startsWith("Loss")), network::toString);
      assertTrue(texts(page, "h4").contains("Computed"), network::toString);
    }
  }

  private static boolean isVector(NetworkSpec network, HeadSpec head) {
    return network.extents().get(head.layer()).positions().isEmpty();
  }

  @Test
  void layersThatNoOutputDependsOnHaveAPageToo() {
    assertSelfContained(
        card(
            network(
                2,
                LossFunction.SQUARED_ERROR,
                dense(3, Activation.GELU),
                dense(2, Activation.SIGMOID, LayerSpec.NETWORK_INPUT))));
  }

  @Test
  void sameNetworkGivesTheSamePage() {
    assertEquals(card(SMALL), card(SMALL));
  }

  @Test
  void pageOfALargeNetworkIsSmall() {
    int size = card(DIGITS).getBytes(StandardCharsets.UTF_8).length;
    System.out.printf("network card of 784-128-10: %d bytes%n", size);
    assertTrue(size < 300_000, size + " bytes");
  }

  @Test
  void formulasAreShownAsTheyAreWritten() {
    ReferenceNetwork reference = ReferenceNetwork.ofFormulas().get(0);
    String page = card(reference.spec(Precision.FLOAT, Emission.AUTO));
    String text = Xml.parse(page).getTextContent();
    assertTrue(text.contains(reference.layers.get(0).formula), text);
    assertTrue(text.contains(reference.lossFormula), text);
    assertTrue(text.contains("not brought into a form that cancels less"), text);
    assertFalse(Xml.parse(card(SMALL)).getTextContent().contains("cancels less"));
  }

  @Test
  void wideLayersAreDrawnByTheirFirstAndLastUnits() {
    Element diagram = Xml.all(Xml.parse(card(DIGITS)), "svg").get(0);
    assertEquals(2 * (6 + 3) + 10, Xml.all(diagram, "circle").size());
    assertEquals(2, Xml.all(diagram, "rect").size());
  }

  @Test
  void narrowLayersAreDrawnUnitByUnit() {
    Element diagram = Xml.all(Xml.parse(card(SMALL)), "svg").get(0);
    assertEquals(4 + 16 + 3, Xml.all(diagram, "circle").size());
    assertTrue(texts(diagram, "text").containsAll(List.of("layer1", "4 × 16", "+ 16", "16 × 3")));
  }

  @Test
  void longNamesAreCutBetweenCharactersHoweverManyUnitsTheyTake() {
    LayerSpec layer = SMALL.layers().get(0);
    String name = "aaaaaaaaaaaaa\uD835\uDCD0\uD835\uDCD1bbb";
    LayerSpec renamed = layer.with(name, layer.sources());
    String page = card(Networks.withLayers(SMALL, List.of(renamed, SMALL.layers().get(1))));
    assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(page));
    Element diagram = Xml.all(Xml.parse(page), "svg").get(0);
    List<String> names = texts(diagram, "text");
    assertTrue(names.contains("aaaaaaaaaaaaa\uD835\uDCD0…"), names.toString());
  }

  @Test
  void largestOfAVectorStandsApartFromTheNameOfTheFunction() {
    String page = card(SMALL);
    assertTrue(page.contains("<munder><mi>max</mi>"), page);
    assertFalse(page.replaceAll("</munder><mspace ", "").contains("</munder>"), page);
  }

  @Test
  void parametersAreListedWithTheirOffsets() {
    Element table = Xml.all(Xml.parse(card(SMALL)), "tbody").get(0);
    List<String> rows =
        Xml.children(table).stream()
            .map(
                row ->
                    Xml.children(row).stream()
                        .map(Element::getTextContent)
                        .collect(Collectors.joining("|")))
            .toList();
    assertEquals(
        List.of(
            "layer1|weights|0|64|4 × 16|64|p[16 i + j]",
            "layer1|biases|64|80|16|16|p[64 + j]",
            "layer2|weights|80|128|16 × 3|48|p[80 + 3 i + j]",
            "All||0|128||128|"),
        rows);
  }

  @Test
  void everyKernelHasARow() {
    String page = card(SMALL);
    for (String method :
        List.of(
            "computeOutputs",
            "computeActivations",
            "propagate",
            "lossValue",
            "lossDelta",
            "seedDelta",
            "parameterGradient",
            "inputGradient",
            "inputJacobian",
            "parameterJacobian")) {
      assertTrue(page.contains(">" + method + "</th>"), method);
    }
  }

  @Test
  void layersOfTheSameFormulasAreOneEntry() {
    Networks.Dense[] layers = new Networks.Dense[40];
    Arrays.fill(layers, dense(6, Activation.SIGMOID));
    NetworkSpec deep =
        Networks.as(
            network(6, LossFunction.SQUARED_ERROR, layers), Precision.FLOAT, Emission.LOOPED);
    Element page = Xml.parse(card(deep));
    List<String> headings = texts(page, "h3");
    assertEquals(
        List.of(
            "layer16 → 6, SIGMOID",
            "layer2 … layer38ℓ = 2 … 38: 6 → 6, SIGMOID",
            "layer396 → 6, SIGMOID",
            "layer406 → 6, SIGMOID",
            "LossSQUARED_ERROR",
            "Networkby its inputs"),
        headings);
    assertTrue(texts(Xml.all(page, "svg").get(0), "text").contains("38"), "38 layers left out");
  }

  @Test
  void verificationIsReportedInFigures() {
    String page = card(SMALL);
    assertTrue(page.contains("132: every parameter and every input"), page);
    assertTrue(page.contains("<dd>1.0 × 10⁻⁷</dd>"), page);
  }

  @Test
  void whatHtmlTakesForMarkupIsEscaped() {
    assertEquals(
        "<b title=\"&lt;&amp;&quot;\">&lt;\uFFFD&gt;</b>",
        new Markup().element("b", "<\u0000>", "title", "<&\"").toString());
  }
}
