package io.github.chainrule.processor.lower;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.kernel.VectorMethod;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kernels that compute one array of a tile from those of others, element by element.
 *
 * <p>Layers that compute the same share a kernel, since virtual machines compile each by itself; it
 * is named by what it computes, {@code tanhOfRows}.
 */
final class TileMaps {

  /**
   * What a kernel computes: kernels of the same key are the same but for the names of arguments.
   */
  private record Key(String function, Scalar template, Width width, List<Operand> operands) {}

  /**
   * An operand of a map.
   *
   * @param argument its place among the kernel's arguments, or −1 if it is a constant
   */
  private record Operand(Width width, int argument, double constant) {}

  /** What stands for a formula in the name of a kernel. */
  private static final String FORMULA = "FORMULA";

  private final NetworkProgram program;
  private final Set<Node> outputs;
  private final int samples;
  private final Map<Key, Kernel> kernels = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  TileMaps(NetworkProgram program, int samples) {
    this.program = program;
    this.outputs = Set.copyOf(program.outputs());
    this.samples = samples;
  }

  /** All kernels so far. */
  List<Kernel> kernels() {
    return List.copyOf(kernels.values());
  }

  /**
   * The kernel of a map.
   *
   * @param operands the nodes that hold the map's operands
   * @param sources the tiles of those that are no constants, each once
   */
  Kernel of(Node.Map node, List<Node> operands, List<Tile> sources, Tile target) {
    List<Node> held = new ArrayList<>();
    List<Operand> places = new ArrayList<>();
    for (Node operand : operands) {
      places.add(operand(operand, held));
    }
    Key key = new Key(function(node), node.template(), node.width(), List.copyOf(places));
    return kernels.computeIfAbsent(
        key, it -> kernel(it, comment(node), arguments(sources, target)));
  }

  /** Says where an operand comes from, given those that came before it. */
  private static Operand operand(Node node, List<Node> held) {
    if (node instanceof Node.Constant constant) {
      return new Operand(constant.width(), -1, constant.value());
    }
    if (!held.contains(node)) {
      held.add(node);
    }
    return new Operand(node.width(), held.indexOf(node), 0);
  }

  /** The arrays of a kernel, named as the tiles are but for the layer; the last is written. */
  private List<KernelArray> arguments(List<Tile> sources, Tile target) {
    List<KernelArray> arguments = new ArrayList<>();
    Set<ValueName> names = new HashSet<>();
    List<Tile> tiles = new ArrayList<>(sources);
    tiles.add(target);
    for (Tile tile : tiles) {
      ValueName name = unique(tile.of().withoutLayer(), names);
      int length = Tile.ROWS * samples;
      arguments.add(new KernelArray(name, length, tile.width(), KernelArray.Role.ARGUMENT));
    }
    return arguments;
  }

  private static ValueName unique(String wished, Set<ValueName> taken) {
    ValueName name = ValueName.given(wished);
    while (!taken.add(name)) {
      name = name.next();
    }
    return name;
  }

  private Kernel kernel(Key key, String comment, List<KernelArray> arguments) {
    Code code = new Code();
    KernelArray result = arguments.get(arguments.size() - 1);
    code.loop(
        "k",
        // As many as a full array has numbers, for whoever asks; the method is told how many.
        Tile.ROWS * samples,
        true,
        k -> {
          List<Scalar> values =
              key.operands().stream().map(it -> value(code, it, arguments, k)).toList();
          Scalar value = code.instantiate(key.template(), key.width(), values);
          code.store(at(result, k), value);
        });
    return new Kernel(name(key.function()), comment, arguments, false, code.statements());
  }

  /**
   * What the runtime has for a map by vectors, if anything.
   *
   * @param sources the tiles that hold the map's operands
   */
  Optional<VectorMethod> vectorMethod(Node.Map node, List<Tile> sources, Tile target) {
    boolean isOfFloats =
        program.network().precision() == Precision.FLOAT && target.width() == Width.WORKING;
    boolean isOfSameRows =
        sources.size() == 1
            && sources.get(0).width() == Width.WORKING
            && sources.get(0).rows() == target.rows()
            && sources.get(0).positions() == target.positions();
    return isOfFloats && isOfSameRows
        ? Optional.ofNullable(RowVectors.function(node.template()))
        : Optional.empty();
  }

  private String name(String function) {
    String name = function + "OfRows";
    for (int number = 2; !taken.add(name); number++) {
      name = function + number + "OfRows";
    }
    return name;
  }

  private static Scalar value(
      Code code, Operand operand, List<KernelArray> arguments, Index index) {
    return operand.argument() < 0
        ? code.scalars().constant(operand.constant(), operand.width())
        : code.scalars().symbol(at(arguments.get(operand.argument()), index));
  }

  private static Access at(KernelArray array, Index index) {
    return View.rows(array, 0, 0).at(Index.ZERO, index);
  }

  /** What a map is or is a step of, a name in camel case. */
  private String function(Node.Map node) {
    String call = Names.callName(node.template());
    String step = isResult(node) ? "" : call == null ? "Step" : capital(call);
    return switch (node.origin().direction()) {
      case FORWARD -> camel(activation(node)) + step;
      case LOSS -> camel(lossOf(node)) + (isDelta(node) ? "Delta" : step);
      case BACKWARD -> camel(activation(node)) + "Back";
      case TANGENT -> camel(activation(node)) + "Tangent";
    };
  }

  private String comment(Node.Map node) {
    String what =
        switch (node.origin().direction()) {
          case FORWARD ->
              (isResult(node) ? "Computes " : "Computes a step of ") + activation(node).name();
          case LOSS ->
              (isDelta(node) ? "Computes dE/dv of " : "Computes a step of ") + lossOf(node).name();
          case BACKWARD -> "Propagates derivatives back through " + activation(node).name();
          case TANGENT -> "Propagates derivatives on through " + activation(node).name();
        };
    return what + " for the rows of an array.";
  }

  private boolean isDelta(Node node) {
    return Rearrangement.parts(program.lossDelta()).contains(node);
  }

  /** The loss of the output that a node was made for. */
  private LossSpec lossOf(Node node) {
    return program.network().heads().stream()
        .filter(head -> head.layer() == node.origin().layer())
        .map(HeadSpec::loss)
        .findFirst()
        .orElseThrow();
  }

  private boolean isResult(Node node) {
    return outputs.contains(node);
  }

  /** The activation that a node belongs to; what is at the input has none. */
  private ActivationSpec activation(Node node) {
    int layer = node.origin().layer();
    return layer == Origin.NO_LAYER
        ? ActivationSpec.IDENTITY
        : program.network().layers().get(layer).activation();
  }

  private static String camel(ActivationSpec activation) {
    return camel(activation instanceof ActivationSpec.Given ? FORMULA : activation.name());
  }

  private static String camel(LossSpec loss) {
    return camel(loss instanceof LossSpec.Given ? "LOSS_" + FORMULA : loss.name());
  }

  private static String camel(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", 0)) {
      name.append(name.isEmpty() ? word : capital(word));
    }
    return name.toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
