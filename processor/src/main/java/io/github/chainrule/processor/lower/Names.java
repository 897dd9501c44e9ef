package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.LayerGradient;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.spec.LayerSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names for nodes, in the letters of the literature and with the layer, counted from one: {@code
 * v2} pre-activations, {@code h2} outputs, {@code d2} deltas ∂E/∂v, {@code e2} adjoints ∂E/∂y of
 * outputs, {@code u2} and {@code t2} the tangents of v and y.
 *
 * <p>What lies between them is named by its function, as {@code exp2} and {@code sum_d2}, or has a
 * letter behind it, as {@code d2b}. The headers of generated classes explain all of these names.
 */
final class Names {

  private final NetworkProgram program;
  private final Map<Node, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * Makes names for the nodes of one class.
   *
   * @param derivatives those by the layers' parameters that the class computes, if any
   */
  Names(NetworkProgram program, List<LayerGradient> derivatives) {
    this.program = program;
    for (int layer = 0; layer < program.outputs().size(); layer++) {
      claim(program.outputs().get(layer), "h" + (layer + 1));
    }
    for (int layer = 0; layer < derivatives.size(); layer++) {
      if (derivatives.get(layer).weights() instanceof Node.Outer outer) {
        claim(outer.right(), "d" + (layer + 1));
      }
    }
    taken.add(delta());
    claim(program.lossDelta(), "loss_" + delta());
    claim(program.seedDelta(), "seed_" + delta());
    claim(program.loss(), "loss");
    if (program.hasInputJacobian()) {
      nameTangents();
    }
  }

  private void nameTangents() {
    for (Node node : Graph.reachable(List.of(program.inputJacobian()))) {
      if (node instanceof Node.Product product) {
        nameTangent(product.left());
      } else if (node instanceof Rearrangement.Transpose transpose) {
        nameTangent(transpose.operand());
      }
    }
  }

  private void nameTangent(Node node) {
    if (node instanceof Node.Map && node.origin().direction() == Origin.Direction.TANGENT) {
      claim(node, "t" + (node.origin().layer() + 1));
    }
  }

  /** Gives a node a name, unless it has one or another node has this. */
  private void claim(Node node, String name) {
    if (!names.containsKey(node) && taken.add(name)) {
      names.put(node, name);
    }
  }

  /** The name of a node, unique among nodes. */
  String of(Node node) {
    String known = names.get(node);
    if (known == null) {
      known = unique(plain(node), "", taken);
      names.put(node, known);
    }
    return known;
  }

  /** The name of the output layer's delta. */
  String delta() {
    return "d" + program.outputs().size();
  }

  /**
   * {@code base}, or the first of base + b, base + c, … that is not taken; takes it. Names of
   * arrays have no separator before the letter, and those of variables always have one after the
   * array's name, so that the two never meet.
   */
  static String unique(String base, String separator, Set<String> taken) {
    return unique(base, separator, taken, new HashMap<>());
  }

  /** The same, many times over: {@code numbers} remembers how far the names of a base are taken. */
  static String unique(
      String base, String separator, Set<String> taken, Map<String, Integer> numbers) {
    int number = numbers.getOrDefault(base, 0);
    while (!taken.add(numbered(base, separator, number))) {
      number++;
    }
    numbers.put(base, number + 1);
    return numbered(base, separator, number);
  }

  private static String numbered(String base, String separator, int number) {
    return number == 0
        ? base
        : base
            + separator
            + (char) ('a' + number % 26)
            + (number < 26 ? "" : String.valueOf(number / 26));
  }

  private String plain(Node node) {
    int layer = node.origin().layer() + 1;
    boolean linear = node instanceof Node.Product;
    String function = functionName(node);
    return switch (node.origin().direction()) {
      case FORWARD -> (function != null ? function : linear ? "v" : "a") + layer;
      case LOSS -> "loss_" + (function != null ? function : "part");
      case BACKWARD -> linear ? "e" + (layer - 1) : prefixed(function, "d" + layer);
      case TANGENT -> linear ? "u" + layer : prefixed(function, "t" + layer);
    };
  }

  private static String prefixed(String function, String name) {
    return function != null ? function + "_" + name : name;
  }

  /** The function that a node is the value of, or null. */
  private static String functionName(Node node) {
    if (node instanceof Node.Reduction reduction) {
      return reduction.kind().name().toLowerCase(Locale.ROOT);
    }
    return node instanceof Node.Map map ? callName(map.template()) : null;
  }

  /** The elementary function that a map is, or null. */
  static String callName(Scalar template) {
    return template instanceof Scalar.Operation operation && operation.operator().isCall()
        ? operation.operator().name().toLowerCase(Locale.ROOT)
        : null;
  }

  /** A comment line for the nodes of one origin. */
  String remark(Origin origin) {
    if (origin.layer() == Origin.NO_LAYER) {
      return "the network";
    }
    LayerSpec layer = program.network().layers().get(origin.layer());
    return switch (origin.direction()) {
      case FORWARD ->
          layer.name()
              + ": "
              + program.network().inputsOf(origin.layer())
              + " -> "
              + layer.units()
              + ", "
              + layer.activation();
      case LOSS -> "loss " + program.network().loss();
      case BACKWARD -> layer.name() + ": back";
      case TANGENT -> layer.name() + ": tangents";
    };
  }
}
