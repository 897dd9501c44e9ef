package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlossaryTest {

  private static final long SEED = 7;

  /** The arrays that belong to a generated class whatever the network. */
  private static final Set<String> PLAIN =
      Set.of("p", "xRow", "yRow", "tRow", "eRow", "dxRow", "sampleGradient", "blockGradient");

  private static final Pattern FIELD =
      Pattern.compile("private final (?:float|double)\\[\\](?:\\[\\])? (\\w+)");

  private static String glossary(String... names) {
    List<KernelArray> arrays =
        Stream.of(names)
            .map(name -> new KernelArray(name, 1, Width.WORKING, KernelArray.Role.WORKSPACE))
            .toList();
    return Glossary.of("E", new KernelGroup(arrays, List.of()), Optional.empty()).text();
  }

  @Test
  void whatOccursIsExplained() {
    assertEquals("", glossary());
    assertEquals(
        "In the code, of layer 2: {@code v2}: the pre-activations; {@code exp2}, {@code max2}:"
            + " steps from there to the outputs.",
        glossary("v1", "max3", "exp3"));
    assertEquals(
        "In the code, of layer 2: {@code d2}: the derivatives of E by the pre-activations;"
            + " {@code sum_d2}: a step to them. A letter at the end, as in {@code d4b}, makes"
            + " another step.",
        glossary("sum_d4", "d4b"));
  }

  @Test
  void everyFieldOfAGeneratedClassHasAKnownName() {
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
      CompilerAccess.compile(network)
          .forEach(
              file -> {
                Matcher field = FIELD.matcher(file.toString());
                while (field.find()) {
                  names.add(field.group(1));
                }
              });
    }
    names.removeAll(PLAIN);
    names.removeIf(name -> name.matches("([xte]|dx)Tile|(samples|sums)\\d+"));
    for (String name : names) {
      assertTrue(Glossary.knows(name.replaceFirst("Tile$", "")), name);
    }
    assertTrue(names.size() > 20, names.toString());
    assertTrue(names.stream().anyMatch(name -> name.endsWith("Slide")), names.toString());
    assertTrue(names.stream().anyMatch(name -> name.endsWith("Block")), names.toString());
  }
}
