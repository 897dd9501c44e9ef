package io.github.chainrule.processor.report;

import static io.github.chainrule.processor.reference.Networks.dense;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.diff.Differentiator;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.reference.RandomGraphs;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.reference.ReferenceNetwork;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.Codes;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterTensor;
import io.github.chainrule.processor.spec.SliceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * Executes the formulas of a card, equation by equation, on numbers: what comes out are the values
 * and derivatives of the program that they were read off.
 */
class FormulasTest {

  private static final long SEED = 31_415;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Map<String, Double> values = new HashMap<>();
  private NetworkSpec network;
  private NetworkProgram program;
  private Formulas formulas;
  private double[] parameters;
  private Map<Node.Source.Kind, double[]> sources;

  /** Draws numbers for everything that is given. */
  private void prepare(NetworkSpec drawn) {
    network = drawn;
    ForwardProgram forward = ForwardPass.of(new Graph(Simplification.EXACT), network);
    program = Differentiator.differentiate(forward);
    formulas = new Formulas(forward, program);
    parameters = RandomNetworks.parameters(program.layout().size(), random);
    double[] x = random.doubles(network.inputs(), -1.5, 1.5).toArray();
    int[] limits = Codes.limits(network);
    Arrays.setAll(x, index -> limits[index] == 0 ? x[index] : random.nextInt(limits[index]));
    double[] t = RandomNetworks.targets(network.outputs(), random);
    sources = Programs.sources(x, t);
    values.clear();
    put("x", x);
    put("t", t);
    for (int index = 0; index < network.layers().size(); index++) {
      for (ParameterTensor tensor : program.layout().of(index)) {
        for (int element = 0; element < tensor.size(); element++) {
          values.put(name(tensor, element), parameters[tensor.offset() + element]);
        }
      }
    }
  }

  private static String name(ParameterTensor tensor, int element) {
    String layer = "(" + (tensor.layer() + 1) + ")";
    int columns = tensor.columns();
    return switch (tensor.role()) {
      case WEIGHTS, ENTRIES ->
          "w" + layer + "[" + element / columns + "," + element % columns + "]";
      case BIASES -> "b" + layer + "[" + element + "]";
      case SCALES -> "γ" + layer + "[" + element + "]";
      case SHIFTS -> "β" + layer + "[" + element + "]";
      case MEANS -> "m" + layer + "[" + element + "]";
      case VARIANCES -> "s" + layer + "[" + element + "]";
    };
  }

  private void put(String name, double[] vector) {
    for (int index = 0; index < vector.length; index++) {
      values.put(name + "[" + index + "]", vector[index]);
    }
  }

  /** Computes the left side of each equation for all of its indices. */
  private void execute(List<Notation> equations, int layer) {
    for (Notation equation : equations) {
      List<Element> sides = Xml.children(Xml.parse("<math>" + equation.markup() + "</math>"));
      int equals = 0;
      while (!sides.get(equals).getTextContent().equals("=")) {
        equals++;
      }
      assertEquals(1, equals, equation.markup());
      List<Element> right = sides.subList(equals + 1, sides.size());
      execute(sides.get(0), right, layer, new HashMap<>());
    }
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
    Map<String, Integer> scope = new HashMap<>(indices);
    scope.put("#max", network.extents().get(layer).channels() - 1);
    values.put(name(left, indices), FormulaReader.value(values, scope, right));
  }

  private int size(String letter, int layer, Element left) {
    boolean isOfRows = letters(left).contains("p") || left.getTagName().equals("mfrac");
    if (network.layers().get(layer) instanceof EmbeddingSpec table && isOfRows) {
      return switch (letter) {
        case "i" -> table.size();
        case "j" -> table.units();
        case "k" -> network.outputs();
        default -> network.inputOf(layer).channels();
      };
    }
    return switch (letter) {
      case "i" -> network.inputOf(layer).channels();
      case "j" -> network.extents().get(layer).channels();
      case "k" -> network.outputs();
      default -> throw new AssertionError(letter);
    };
  }

  /** The letters of a symbol, or of both parts of a derivative. */
  private static List<String> letters(Element left) {
    if (!left.getTagName().equals("mfrac")) {
      return FormulaReader.letters(left);
    }
    return Xml.children(left).stream()
        .flatMap(part -> FormulaReader.letters(Xml.children(part).get(1)).stream())
        .distinct()
        .toList();
  }

  private String name(Element left, Map<String, Integer> indices) {
    if (!left.getTagName().equals("mfrac")) {
      return FormulaReader.name(values, indices, left);
    }
    List<Element> parts = Xml.children(left);
    return FormulaReader.name(values, indices, Xml.children(parts.get(0)).get(1))
        + "/"
        + FormulaReader.name(values, indices, Xml.children(parts.get(1)).get(1));
  }

  private double[] value(Node node) {
    return Programs.values(List.of(node), parameters, sources).get(0);
  }

  private void assertClose(double expected, String name) {
    double actual = values.get(name);
    double tolerance = 1e-4 * Math.max(1, Math.abs(expected));
    assertEquals(expected, actual, tolerance, () -> "seed " + SEED + ", " + network + ": " + name);
  }

  private void assertClose(double[] expected, String name) {
    for (int index = 0; index < expected.length; index++) {
      assertClose(expected[index], name + "[" + index + "]");
    }
  }

  @Test
  void formulasComputeWhatTheProgramComputes() {
    RandomNetworks networks = new RandomNetworks(SEED, 6);
    List<NetworkSpec> drawn = networks.draw(networks.period());
    drawn.forEach(this::check);
    assertTrue(drawn.size() > 60, drawn.size() + " networks");
  }

  @Test
  void formulasOfUsersComputeWhatTheProgramComputes() {
    for (ReferenceNetwork each : ReferenceNetwork.ofFormulas()) {
      check(each.spec(Precision.DOUBLE, Emission.AUTO));
    }
  }

  @Test
  void formulasOfEmbeddingsComputeWhatTheProgramComputes() {
    List<LayerSpec> passing = List.of(new SliceSpec("codes", List.of(-1), 1, 3));
    check(embedding(1, List.of(), 4, 3));
    check(embedding(2, List.of(), 5, 1));
    check(embedding(3, List.of(), 4, 2));
    check(embedding(5, passing, 6, 4));
  }

  private static NetworkSpec embedding(int inputs, List<LayerSpec> before, int size, int units) {
    List<LayerSpec> layers = new ArrayList<>(before);
    int last = layers.size();
    layers.add(new EmbeddingSpec("word", List.of(last - 1), size, units, OptionalInt.empty()));
    layers.add(Networks.layer("hidden", List.of(last), 3, Activation.TANH, true));
    layers.add(Networks.layer("output", List.of(last + 1), 2, Activation.SOFTMAX, true));
    NetworkSpec dense =
        Networks.network(inputs, LossFunction.CROSS_ENTROPY, dense(1, Activation.TANH));
    HeadSpec head = new HeadSpec(last + 2, LossSpec.of(LossFunction.CROSS_ENTROPY), 1);
    return new NetworkSpec(
        dense.name(), dense.parts(), Precision.DOUBLE, Emission.AUTO, layers, List.of(head));
  }

  /** Weights of which each use adds to the derivative, of values that are joined. */
  @Test
  void formulasOfSharedWeightsComputeWhatTheProgramComputes() {
    ActivationSpec tanh = ActivationSpec.of(Activation.TANH);
    List<LayerSpec> layers =
        List.of(
            Networks.layer("first", List.of(-1), 2, Activation.TANH, true),
            Networks.layer("owner", List.of(0, -1), 2, Activation.TANH, true),
            new DenseSpec("user", List.of(1, -1), 2, tanh, true, OptionalInt.of(1)),
            Networks.layer("output", List.of(2), 3, Activation.SOFTMAX, true));
    NetworkSpec dense = Networks.network(2, LossFunction.CROSS_ENTROPY, dense(1, Activation.TANH));
    HeadSpec head = new HeadSpec(3, LossSpec.of(LossFunction.CROSS_ENTROPY), 1);
    check(
        new NetworkSpec(
            dense.name(), dense.parts(), Precision.DOUBLE, Emission.AUTO, layers, List.of(head)));
  }

  /** However many letters they take. */
  @Test
  void formulasOfAnyGraphCanBeWritten() {
    for (NetworkSpec each : new RandomGraphs(6, 12).draw(60)) {
      prepare(each);
      List<Notation> all = new ArrayList<>(formulas.loss());
      for (int index = 0; index < each.layers().size(); index++) {
        all.addAll(formulas.forward(index, Formulas::number));
        all.addAll(formulas.backward(index, Formulas::number));
        all.addAll(formulas.jacobian(index, Formulas::number));
      }
      all.addAll(formulas.inputGradient());
      all.forEach(equation -> Xml.parse("<math>" + equation.markup() + "</math>"));
    }
  }

  private void check(NetworkSpec each) {
    prepare(each);
    forward();
    loss();
    backward();
    jacobian();
  }

  private void forward() {
    for (int index = 0; index < network.layers().size(); index++) {
      execute(formulas.forward(index, Formulas::number), index);
      boolean isLast = index == network.layers().size() - 1;
      assertClose(value(program.outputs().get(index)), isLast ? "y" : "h(" + (index + 1) + ")");
    }
  }

  private int last() {
    return network.layers().size() - 1;
  }

  private void loss() {
    execute(formulas.loss(), last());
    assertClose(value(program.loss())[0], "E");
    double[] e = random.doubles(network.outputs(), -1, 1).toArray();
    sources.put(Node.Source.Kind.SEED, e);
    put("e", e);
    execute(formulas.backward(last(), Formulas::number).subList(0, 1), last());
    assertClose(value(program.seedDelta()), "δ(" + (last() + 1) + ")");
    execute(formulas.lossDelta(0), last());
    double[] delta = value(program.lossDelta());
    assertClose(delta, "δ(" + (last() + 1) + ")");
    sources.put(Node.Source.Kind.DELTA, delta);
  }

  private void backward() {
    for (int index = last(); index >= 0; index--) {
      List<Notation> equations = formulas.backward(index, Formulas::number);
      execute(index == last() ? equations.subList(1, equations.size()) : equations, index);
      assertDerivatives(NetworkProgram.of(index, program.gradient()), "E/", "");
    }
    execute(formulas.inputGradient(), 0);
    assertClose(value(program.inputGradient()), "E/x");
  }

  private void jacobian() {
    for (int index = last(); index >= 0; index--) {
      execute(formulas.jacobian(index, Formulas::number), index);
      assertDerivatives(NetworkProgram.of(index, program.parameterJacobian()), "y[", "]/");
    }
  }

  /** Compares derivatives, a row for each output if there are several. */
  private void assertDerivatives(
      List<NetworkProgram.TensorDerivative> derivatives, String before, String after) {
    int rows = after.isEmpty() ? 1 : network.outputs();
    for (NetworkProgram.TensorDerivative derivative : derivatives) {
      double[] expected = value(derivative.node());
      int size = derivative.tensor().size();
      for (int element = 0; element < rows * size; element++) {
        String of = before + (after.isEmpty() ? "" : element / size + after);
        assertClose(expected[element], of + name(derivative.tensor(), element % size));
      }
    }
  }
}
