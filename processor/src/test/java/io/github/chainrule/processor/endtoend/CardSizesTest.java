package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.emit.MethodSizes;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.report.Xml;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What a card says of the methods' sizes, beside the bytecode that javac makes of them. */
class CardSizesTest {

  private static final long SEED = 271;

  private static final String TOTAL = "All of these";

  /**
   * What only checks arguments, goes through a batch, makes the arrays, or answers about a single
   * activation.
   */
  private static final Set<String> UNLISTED =
      Set.of(
          "<init>",
          "forward",
          "activations",
          "loss",
          "gradient",
          "backward",
          "vjp",
          "jvp",
          "prepareRows",
          "steepness",
          "inputs",
          "parameters",
          "add",
          "prepareTiles",
          "prepareSampleGradient",
          "prepareBlockGradient",
          "divide");

  private static List<NetworkSpec> networks;
  private static Build build;

  @BeforeAll
  static void compile() {
    networks = networks();
    build = Build.of(networks);
  }

  private static List<NetworkSpec> networks() {
    List<NetworkSpec> networks = new ArrayList<>();
    NetworkSpec iris =
        network(
            4,
            LossFunction.CROSS_ENTROPY,
            dense(16, Activation.TANH),
            dense(3, Activation.SOFTMAX));
    Networks.Dense[] layers = new Networks.Dense[30];
    Arrays.fill(layers, dense(6, Activation.GELU));
    for (Precision precision : Precision.values()) {
      networks.add(named(iris, precision, Emission.AUTO, "Iris" + precision));
      NetworkSpec deep = network(6, LossFunction.HUBER, layers);
      networks.add(named(deep, precision, Emission.LOOPED, "Deep" + precision));
    }
    Emission[] emissions = Emission.values();
    for (NetworkSpec random : new RandomNetworks(SEED, 12).draw(24)) {
      Emission emission = emissions[networks.size() % emissions.length];
      networks.add(named(random, random.precision(), emission, "Random" + networks.size()));
    }
    return networks;
  }

  private static NetworkSpec named(
      NetworkSpec network, Precision precision, Emission emission, String name) {
    return Networks.named(Networks.as(network, precision, emission), "sizes", name);
  }

  /** The listed bytes by class and method. */
  private static Map<String, Map<String, Integer>> listed(NetworkSpec network) {
    Element page = Xml.parse(CompilerAccess.card(network));
    Element code =
        Xml.all(page, "section").stream()
            .filter(section -> section.getAttribute("id").equals("code"))
            .findFirst()
            .orElseThrow();
    Map<String, Map<String, Integer>> classes = new LinkedHashMap<>();
    for (Element table : Xml.all(code, "table")) {
      Map<String, Integer> methods = new LinkedHashMap<>();
      for (Element row : Xml.all(Xml.all(table, "tbody").get(0), "tr")) {
        List<Element> cells = Xml.children(row);
        String bytes = cells.get(1).getTextContent().replace("\u202F", "");
        methods.put(cells.get(0).getTextContent(), Integer.parseInt(bytes));
      }
      classes.put(Xml.all(table, "caption").get(0).getTextContent(), methods);
    }
    return classes;
  }

  private static boolean isListed(String method) {
    return !UNLISTED.contains(method) && !method.matches("\\w+OfBlock");
  }

  @Test
  void everyMethodThatComputesIsListedAndIsNoLargerThanItSays() {
    int listedBytes = 0;
    int bytes = 0;
    int continued = 0;
    for (NetworkSpec network : networks) {
      for (Map.Entry<String, Map<String, Integer>> listed : listed(network).entrySet()) {
        Map<String, Integer> sizes =
            MethodSizes.of(build.classes().get("sizes." + listed.getKey()));
        Set<String> computing = new TreeSet<>(sizes.keySet());
        computing.removeIf(method -> !isListed(method));
        Set<String> methods = new TreeSet<>(listed.getValue().keySet());
        methods.remove(TOTAL);
        assertEquals(computing, methods, listed.getKey());
        for (String method : methods) {
          int estimate = listed.getValue().get(method);
          String text = listed.getKey() + "." + method + ": " + sizes.get(method) + " bytes";
          assertTrue(sizes.get(method) <= estimate, text + ", estimated at " + estimate);
          listedBytes += estimate;
          bytes += sizes.get(method);
          continued += method.matches("\\w+Tile\\d+") ? 1 : 0;
        }
      }
    }
    assertTrue(continued >= 4, continued + " tile methods are continued");
    // Not so far above that they say nothing.
    assertTrue(listedBytes <= 1.5 * bytes, listedBytes + " for " + bytes);
    System.out.printf(
        "network cards: %d bytes estimated of %d methods' bytes%n", listedBytes, bytes);
  }

  @Test
  void totalIsThatOfTheListedMethods() {
    for (NetworkSpec network : networks) {
      listed(network)
          .forEach(
              (type, methods) -> {
                int total = methods.remove(TOTAL);
                int sum = methods.values().stream().mapToInt(Integer::intValue).sum();
                assertEquals(sum, total, type);
              });
    }
  }
}
