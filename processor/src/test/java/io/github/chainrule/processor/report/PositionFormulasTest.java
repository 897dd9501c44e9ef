package io.github.chainrule.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.diff.Differentiator;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.reference.RandomConvolutions;
import io.github.chainrule.processor.reference.RandomEmbeddings;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.Codes;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterTensor;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Executes the formulas of layers at positions, and compares with the program. */
class PositionFormulasTest {

  private static final long SEED = 27_182;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<String, Double> values = new HashMap<>();
  private NetworkSpec network;
  private NetworkProgram program;

  @Test
  void formulasOfConvolutionsComputeWhatTheProgramComputes() {
    new RandomConvolutions(SEED).draw(60).forEach(this::check);
  }

  @Test
  void formulasOfCodesAtStepsComputeWhatTheProgramComputes() {
    List<NetworkSpec> drawn =
        new RandomEmbeddings(SEED)
            .draw(60).stream()
                .filter(each -> !each.parts().get(0).extent().positions().isEmpty())
                .toList();
    drawn.forEach(this::check);
    assertTrue(drawn.size() > 20, drawn.size() + " networks");
  }

  private void check(NetworkSpec drawn) {
    network = drawn;
    program = Differentiator.differentiate(ForwardPass.of(graph(), network));
    values.clear();
    double[] parameters = RandomNetworks.parameters(program.layout().size(), random);
    double[] x = random.doubles(network.inputs(), -1.5, 1.5).toArray();
    int[] limits = Codes.limits(network);
    Arrays.setAll(x, index -> limits[index] == 0 ? x[index] : random.nextInt(limits[index]));
    for (ParameterTensor tensor : program.layout().tensors()) {
      for (int index = tensor.offset(); index < tensor.end(); index++) {
        parameters[index] += tensor.initialization().center();
      }
      String name = letter(tensor) + "(" + (tensor.layer() + 1) + ")";
      put(name, tensor.shape(), Arrays.copyOfRange(parameters, tensor.offset(), tensor.end()));
    }
    InputSpec only = network.parts().get(0);
    put("x", only.extent().axes(), x);
    double[] t = new double[network.outputs()];
    List<double[]> expected =
        Programs.values(program.outputs(), parameters, Programs.sources(x, t));
    for (int index = 0; index < network.layers().size(); index++) {
      putCounts(index);
      for (Notation line :
          PositionFormulas.of(network, program.layout(), index, Formulas::number)) {
        execute(line, index);
      }
      compare(index, expected.get(index));
    }
  }

  private static Graph graph() {
    return new Graph(Simplification.EXACT);
  }

  private static String letter(ParameterTensor tensor) {
    return switch (tensor.role()) {
      case WEIGHTS, ENTRIES -> "w";
      case BIASES -> "b";
      case SCALES -> "γ";
      case SHIFTS -> "β";
      case MEANS -> "m";
      case VARIANCES -> "s";
    };
  }

  private static List<String> names(String name, List<Integer> axes) {
    List<String> names = List.of(name + "[");
    for (int axis = 0; axis < axes.size(); axis++) {
      List<String> longer = new ArrayList<>();
      for (String before : names) {
        for (int place = 0; place < axes.get(axis); place++) {
          longer.add(before + (axis == 0 ? "" : ",") + place);
        }
      }
      names = longer;
    }
    return names.stream().map(each -> each + "]").toList();
  }

  private void put(String name, List<Integer> axes, double[] elements) {
    List<String> names = names(name, axes);
    for (int index = 0; index < elements.length; index++) {
      values.put(names.get(index), elements[index]);
    }
  }

  /** How many places of each window are inside, which a formula of means calls n. */
  private void putCounts(int index) {
    if (network.layers().get(index) instanceof PoolSpec pool) {
      List<WindowSpec.Axis> axes = pool.window().along(network.inputOf(index).positions());
      double[] counts = {1};
      for (WindowSpec.Axis axis : axes) {
        double[] before = counts;
        counts = new double[before.length * axis.count()];
        for (int place = 0; place < counts.length; place++) {
          counts[place] = before[place / axis.count()] * inside(axis, place % axis.count());
        }
      }
      put("n(" + (index + 1) + ")", axes.stream().map(WindowSpec.Axis::count).toList(), counts);
    }
  }

  private static int inside(WindowSpec.Axis axis, int window) {
    int count = 0;
    for (int place = 0; place < axis.size(); place++) {
      int position = axis.position(window, place);
      count += position >= 0 && position < axis.length() ? 1 : 0;
    }
    return count;
  }

  private void execute(Notation equation, int layer) {
    List<Element> sides = Xml.children(Xml.parse("<math>" + equation.markup() + "</math>"));
    assertEquals("=", sides.get(1).getTextContent(), equation.markup());
    execute(sides.get(0), sides.subList(2, sides.size()), layer, new HashMap<>());
  }

  private void execute(Element left, List<Element> right, int layer, Map<String, Integer> indices) {
    for (String letter : FormulaReader.letters(left)) {
      if (!indices.containsKey(letter)) {
        for (int index = 0; index < size(letter, layer, left); index++) {
          indices.put(letter, index);
          execute(left, right, layer, indices);
        }
        indices.remove(letter);
        return;
      }
    }
    String name = FormulaReader.name(values, indices, left);
    values.put(name, FormulaReader.value(values, new HashMap<>(indices), right));
  }

  /** What is read is counted where the left side is made of it. */
  private int size(String letter, int layer, Element left) {
    boolean isOfRead =
        network.layers().get(layer) instanceof FlattenSpec
            || !List.of("h", "v", "y").contains(left.getTextContent().substring(0, 1));
    Extent read = network.inputOf(layer);
    Extent extent = isOfRead ? read : network.extents().get(layer);
    return switch (letter) {
      case "p" -> extent.positions().get(0);
      case "q" -> extent.positions().get(1);
      case "i" -> read.channels();
      case "j" ->
          network.layers().get(layer) instanceof EmbeddingSpec table
              ? table.units()
              : extent.channels();
      default -> throw new AssertionError(letter);
    };
  }

  private void compare(int index, double[] expected) {
    boolean isHead = network.heads().size() == 1 && network.heads().get(0).layer() == index;
    String name = isHead ? "y" : "h(" + (index + 1) + ")";
    List<String> names = names(name, network.extents().get(index).axes());
    for (int element = 0; element < expected.length; element++) {
      String each = names.get(element);
      assertTrue(values.containsKey(each), () -> "no " + each + " of " + network);
      double tolerance = 1e-4 * Math.max(1, Math.abs(expected[element]));
      assertEquals(
          expected[element],
          values.get(each),
          tolerance,
          () -> each + " of seed " + SEED + ", " + network);
    }
  }
}
