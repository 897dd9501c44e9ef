package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.emit.MethodSizes;
import io.github.chainrule.processor.reference.ConvolutionalNetworks;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Generated methods and classes stay within what HotSpot and Android's runtime compile. */
class CodeSizeTest {

  private static final int LARGEST_CLASS = 1_000_000;

  private static final long SEED = 45;

  private static Build build;

  @BeforeAll
  static void compile() {
    build = Build.of(networks());
  }

  private static List<NetworkSpec> networks() {
    List<NetworkSpec> networks = new ArrayList<>();
    NetworkSpec digits =
        network(
            784,
            LossFunction.CROSS_ENTROPY,
            dense(128, Activation.RELU),
            dense(10, Activation.SOFTMAX));
    NetworkSpec control =
        network(
            12,
            LossFunction.SQUARED_ERROR,
            dense(64, Activation.TANH),
            dense(64, Activation.TANH),
            dense(4, Activation.IDENTITY));
    NetworkSpec square =
        network(
            64,
            LossFunction.HUBER,
            dense(64, Activation.GELU),
            dense(64, Activation.GELU),
            dense(64, Activation.GELU));
    Networks.Dense[] layers = new Networks.Dense[50];
    Arrays.fill(layers, dense(6, Activation.SIGMOID));
    NetworkSpec deep = network(3, LossFunction.ENTROPY, layers);
    networks.add(named(wide(6_000), Precision.FLOAT, Emission.AUTO, "Wide"));
    networks.add(named(wide(60_000), Precision.FLOAT, Emission.AUTO, "Wider"));
    for (Emission emission : Emission.values()) {
      networks.add(named(deep, Precision.FLOAT, emission, "Deep"));
      if (emission != Emission.UNROLLED) {
        networks.add(named(digits, Precision.FLOAT, emission, "Digits"));
      }
      networks.add(named(control, Precision.FLOAT, emission, "Control"));
      networks.add(named(square, Precision.FLOAT, emission, "Square"));
    }
    networks.add(named(control, Precision.DOUBLE, Emission.UNROLLED, "Control"));
    for (Emission emission : List.of(Emission.AUTO, Emission.LOOPED)) {
      networks.add(
          named(ConvolutionalNetworks.digits(), Precision.FLOAT, emission, "ConvolvedDigits"));
      networks.add(
          named(ConvolutionalNetworks.activity(), Precision.FLOAT, emission, "ConvolvedActivity"));
    }
    for (NetworkSpec network : new RandomNetworks(SEED, 24).draw(20)) {
      String name = "Random" + networks.size();
      networks.add(named(network, network.precision(), Emission.UNROLLED, name));
    }
    return networks;
  }

  private static NetworkSpec wide(int units) {
    return network(
        3,
        LossFunction.SQUARED_ERROR,
        dense(units, Activation.TANH),
        dense(2, Activation.IDENTITY));
  }

  private static NetworkSpec named(
      NetworkSpec network, Precision precision, Emission emission, String name) {
    NetworkSpec emitted = Networks.as(network, precision, emission);
    return Networks.named(emitted, "sizes", name + "_" + precision + "_" + emission);
  }

  @Test
  void noClassIsTooLarge() {
    build
        .classes()
        .forEach((name, bytes) -> assertTrue(bytes.length <= LARGEST_CLASS, name + bytes.length));
    int largest = build.classes().values().stream().mapToInt(bytes -> bytes.length).max().orElse(0);
    System.out.printf("largest generated class: %d bytes%n", largest);
  }

  /** That each of them is small enough and has a branch, {@link Build} has made sure. */
  @Test
  void networksOfTheseTestsHaveLargeMethods() {
    String largest = "";
    int size = 0;
    int large = 0;
    for (Map.Entry<String, byte[]> file : build.classes().entrySet()) {
      for (Map.Entry<String, Integer> method : MethodSizes.of(file.getValue()).entrySet()) {
        if (method.getValue() > size) {
          largest = file.getKey() + "." + method.getKey();
          size = method.getValue();
        }
      }
      for (DexEstimate.Size method : DexEstimate.of(file.getValue()).values()) {
        large += method.units() > GeneratedCode.DEX_UNITS_WITHOUT_BRANCH ? 1 : 0;
      }
    }
    System.out.printf("largest generated method: %d bytes, %s%n", size, largest);
    assertTrue(large > 100, large + " methods are large");
  }
}
