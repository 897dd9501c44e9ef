package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.kernel.Drivers;
import io.github.chainrule.processor.kernel.EvaluatorCode;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.kernel.ValueName.Quantity;
import io.github.chainrule.processor.lower.NetworkLowering;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlossaryTest {

  private static final long SEED = 7;

  private static String glossary(ValueName... names) {
    List<KernelArray> arrays =
        Stream.of(names)
            .map(name -> new KernelArray(name, 1, Width.WORKING, KernelArray.Role.WORKSPACE))
            .toList();
    return Glossary.of("E", code(new KernelGroup(arrays, List.of()))).text();
  }

  @Test
  void whatOccursIsExplained() {
    assertEquals("", glossary());
    assertEquals(
        "In the code, of layer 2: {@code v2}: the pre-activations; {@code exp2}, {@code max2}:"
            + " steps from there to the outputs.",
        glossary(
            ValueName.of(Quantity.PRE_ACTIVATION, "", 1),
            ValueName.of(Quantity.FORWARD_STEP, "max", 3),
            ValueName.of(Quantity.FORWARD_STEP, "exp", 3)));
    assertEquals(
        "In the code, of layer 2: {@code d2}: the derivatives of E by the pre-activations;"
            + " {@code sum_d2}: a step to them. A letter at the end, as in {@code d4b}, makes"
            + " another step.",
        glossary(
            ValueName.of(Quantity.DELTA, "sum", 4), ValueName.of(Quantity.DELTA, "", 4).next()));
  }

  /** Every array that is kept between calls is a value of the literature or a step to one. */
  @Test
  void everyArrayOfAWorkspaceIsExplained() {
    System.out.println("glossary: seed " + SEED);
    Set<String> names = new HashSet<>();
    List<NetworkSpec> networks =
        new ArrayList<>(new RandomNetworks(SEED, 12).draw(2 * Activation.values().length));
    networks.add(
        Networks.network(
            201,
            LossFunction.CROSS_ENTROPY,
            Networks.dense(67, Activation.GELU),
            Networks.dense(71, Activation.SOFTMAX)));
    for (NetworkSpec network : networks) {
      for (KernelGroup group : groups(network)) {
        String text = Glossary.of("E", code(group)).text();
        for (KernelArray array : group.workspace()) {
          boolean isRow = array.value().use() == ValueName.Use.ROW;
          assertTrue(isRow || array.value().quantity() != Quantity.GIVEN, array.name());
          assertFalse(text.isEmpty(), array.name());
          names.add(array.name());
        }
      }
    }
    assertTrue(names.size() > 20, names.toString());
    assertTrue(names.stream().anyMatch(name -> name.endsWith("Slide")), names.toString());
    assertTrue(names.stream().anyMatch(name -> name.endsWith("Block")), names.toString());
  }

  private static List<KernelGroup> groups(NetworkSpec network) {
    NetworkLowering lowering = new NetworkLowering(Programs.of(network), Target.HOTSPOT);
    return List.of(lowering.forward(), lowering.backprop(), lowering.jacobian());
  }

  private static EvaluatorCode code(KernelGroup group) {
    return new EvaluatorCode(group, Optional.empty(), Drivers.NONE);
  }
}
