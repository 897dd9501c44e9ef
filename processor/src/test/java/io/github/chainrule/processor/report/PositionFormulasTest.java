package io.github.chainrule.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.diff.Differentiator;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.reference.RandomConvolutions;
import io.github.chainrule.processor.reference.RandomEmbeddings;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.Codes;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.LayerSpec;
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
      putMaxima(index);
    }
    backprop(parameters, Programs.sources(x, t));
  }

  /** Goes back from derivatives by the outputs. */
  private void backprop(double[] parameters, Map<Node.Source.Kind, double[]> sources) {
    double[] e = random.doubles(network.outputs(), -1, 1).toArray();
    sources.put(Node.Source.Kind.SEED, e);
    boolean isOne = network.heads().size() == 1;
    put("e", isOne ? network.extents().get(head()).axes() : List.of(e.length), e);
    double[] delta = Programs.values(List.of(program.seedDelta()), parameters, sources).get(0);
    sources.put(Node.Source.Kind.DELTA, delta);
    PositionReaders readers = new PositionReaders(network, program.layout());
    for (int index = network.layers().size() - 1; index >= 0; index--) {
      for (Notation line : PositionBackprop.of(readers, index, Formulas::number)) {
        execute(line, index);
      }
    }
    for (NetworkProgram.TensorDerivative derivative : program.gradient()) {
      ParameterTensor tensor = derivative.tensor();
      String name = letter(tensor) + "(" + (tensor.layer() + 1) + ")";
      compare("E/" + name, tensor.shape(), value(derivative.node(), parameters, sources));
    }
    for (Notation line : PositionBackprop.byInputs(readers)) {
      execute(line, LayerSpec.NETWORK_INPUT);
      List<Integer> axes = network.parts().get(0).extent().axes();
      compare("E/x", axes, value(program.inputGradient(), parameters, sources));
    }
  }

  private int head() {
    return network.heads().get(0).layer();
  }

  private static double[] value(
      Node node, double[] parameters, Map<Node.Source.Kind, double[]> sources) {
    return Programs.values(List.of(node), parameters, sources).get(0);
  }

  private void compare(String name, List<Integer> axes, double[] expected) {
    List<String> names = names(name, axes);
    for (int element = 0; element < expected.length; element++) {
      check(names.get(element), expected[element]);
    }
  }

  private void check(String name, double expected) {
    assertTrue(values.containsKey(name), () -> "no " + name + " of " + network);
    double tolerance = 1e-4 * Math.max(1, Math.abs(expected));
    assertEquals(
        expected, values.get(name), tolerance, () -> name + " of seed " + SEED + ", " + network);
  }

  /** Where the first maximum of each window is, which formulas call a and c. */
  private void putMaxima(int index) {
    LayerSpec layer = network.layers().get(index);
    Extent read = network.inputOf(index);
    if (layer instanceof PoolSpec pool && pool.reduction() == PoolSpec.Reduction.MAX) {
      putMaxima(index, pool.window().along(read.positions()));
    } else if (layer instanceof GlobalPoolSpec pool && pool.reduction() == PoolSpec.Reduction.MAX) {
      putMaxima(
          index,
          read.positions().stream()
              .map(length -> new WindowSpec.Axis(length, length, 1, 1, 0, 1))
              .toList());
    }
  }

  private void putMaxima(int index, List<WindowSpec.Axis> axes) {
    WindowSpec.Axis first = axes.get(0);
    WindowSpec.Axis second = axes.size() == 1 ? new WindowSpec.Axis(1, 1, 1, 1, 0, 1) : axes.get(1);
    boolean isGlobal = network.extents().get(index).positions().isEmpty();
    for (int p = 0; p < first.count(); p++) {
      for (int q = 0; q < second.count(); q++) {
        for (int j = 0; j < network.inputOf(index).channels(); j++) {
          String at =
              isGlobal
                  ? "[" + j + "]"
                  : "[" + p + (axes.size() == 1 ? "" : "," + q) + "," + j + "]";
          putMaximum(index, at, List.of(first, second), List.of(p, q), j);
        }
      }
    }
  }

  private void putMaximum(
      int index, String at, List<WindowSpec.Axis> axes, List<Integer> window, int channel) {
    double maximum = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < axes.get(0).size(); m++) {
      for (int n = 0; n < axes.get(1).size(); n++) {
        int p = axes.get(0).position(window.get(0), m);
        int q = axes.get(1).position(window.get(1), n);
        boolean isImage = network.inputOf(index).positions().size() == 2;
        String read = source(index) + "[" + p + (isImage ? "," + q : "") + "," + channel + "]";
        if (values.containsKey(read) && values.get(read) > maximum) {
          maximum = values.get(read);
          values.put("a(" + (index + 1) + ")" + at, (double) p);
          values.put("c(" + (index + 1) + ")" + at, (double) q);
        }
      }
    }
  }

  private String source(int index) {
    List<Integer> sources = network.layers().get(index).sources();
    if (sources.size() > 1) {
      return "z(" + (index + 1) + ")";
    }
    int source = sources.get(0);
    boolean isHead = network.heads().size() == 1 && head() == source;
    return source < 0 ? "x" : isHead ? "y" : "h(" + (source + 1) + ")";
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
    for (String letter : letters(left)) {
      if (!indices.containsKey(letter)) {
        for (int index = 0; index < size(letter, layer, left); index++) {
          indices.put(letter, index);
          execute(left, right, layer, indices);
        }
        indices.remove(letter);
        return;
      }
    }
    values.put(name(left, indices), FormulaReader.value(values, new HashMap<>(indices), right));
  }

  private static boolean isDerivative(Element left) {
    return left.getTagName().equals("mfrac");
  }

  /** What is derived by, in a derivative of E. */
  private static Element by(Element left) {
    return Xml.children(Xml.children(left).get(1)).get(1);
  }

  private static List<String> letters(Element left) {
    return FormulaReader.letters(isDerivative(left) ? by(left) : left);
  }

  private String name(Element left, Map<String, Integer> indices) {
    return isDerivative(left)
        ? "E/" + FormulaReader.name(values, indices, by(left))
        : FormulaReader.name(values, indices, left);
  }

  /** What is read is counted where the left side is made of it. */
  private int size(String letter, int layer, Element left) {
    if (layer < 0) {
      Extent x = network.parts().get(0).extent();
      return letter.equals("j") ? x.channels() : x.positions().get(letter.equals("p") ? 0 : 1);
    }
    String name = left.getTextContent().substring(0, 1);
    boolean isBackprop = List.of("δ", "e").contains(name);
    boolean isOfRead =
        !isBackprop
            && !isDerivative(left)
            && (network.layers().get(layer) instanceof FlattenSpec
                || !List.of("h", "v", "y").contains(name));
    Extent read = network.inputOf(layer);
    Extent extent = isOfRead ? read : network.extents().get(layer);
    LayerSpec spec = network.layers().get(layer);
    return switch (letter) {
      case "p" -> extent.positions().get(0);
      case "q" -> extent.positions().get(1);
      case "m" -> ((ConvSpec) spec).window().along(read.positions()).get(0).size();
      case "n" -> ((ConvSpec) spec).window().along(read.positions()).get(1).size();
      case "i" ->
          spec instanceof EmbeddingSpec table && isDerivative(left)
              ? table.size()
              : spec instanceof ConvSpec conv ? read.channels() / conv.groups() : read.channels();
      case "j" ->
          spec instanceof EmbeddingSpec table && !isBackprop ? table.units() : extent.channels();
      default -> throw new AssertionError(letter);
    };
  }

  private void compare(int index, double[] expected) {
    boolean isHead = network.heads().size() == 1 && head() == index;
    String name = isHead ? "y" : "h(" + (index + 1) + ")";
    compare(name, network.extents().get(index).axes(), expected);
  }
}
