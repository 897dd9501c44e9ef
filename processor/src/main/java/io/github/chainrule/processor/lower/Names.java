package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.kernel.ValueName.Quantity;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import java.util.ArrayList;
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
  private final Map<Node, ValueName> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * Makes names for the nodes of one class.
   *
   * @param derivatives those by the layers' parameters that the class computes, if any
   */
  Names(NetworkProgram program, List<TensorDerivative> derivatives) {
    this.program = program;
    for (int layer = 0; layer < program.outputs().size(); layer++) {
      claim(computed(program.outputs().get(layer)), ValueName.of(Quantity.OUTPUT, "", layer + 1));
    }
    for (TensorDerivative derivative : derivatives) {
      if (derivative.node() instanceof Node.Outer outer) {
        int layer = derivative.tensor().layer() + 1;
        claim(outer.right(), ValueName.of(Quantity.DELTA, "", layer));
      }
    }
    taken.add(delta().text());
    nameDeltas();
    claim(program.loss(), ValueName.of(Quantity.LOSS, "", ValueName.NO_LAYER));
    nameTangents();
  }

  /** The same elements where they are computed. */
  private static Node computed(Node node) {
    return node instanceof Rearrangement.Reshape reshaped ? reshaped.operand() : node;
  }

  /** Several outputs have their deltas in one array, which belongs to no layer. */
  private void nameDeltas() {
    List<HeadSpec> heads = program.network().heads();
    List<Node> loss = Rearrangement.parts(program.lossDelta());
    List<Node> seed = Rearrangement.parts(program.seedDelta());
    for (int head = 0; head < heads.size() && loss.size() == heads.size(); head++) {
      claim(loss.get(head), ValueName.of(Quantity.LOSS_DELTA, "", heads.get(head).layer() + 1));
    }
    for (int head = 0; head < heads.size() && seed.size() == heads.size(); head++) {
      claim(seed.get(head), ValueName.of(Quantity.SEED_DELTA, "", heads.get(head).layer() + 1));
    }
  }

  private void nameTangents() {
    List<Node> roots = new ArrayList<>(program.blocks());
    roots.add(program.outputTangent());
    for (Node node : Graph.reachable(roots)) {
      if (node instanceof Node.Product product) {
        nameTangent(product.left());
      } else if (node instanceof Rearrangement.Transpose transpose) {
        nameTangent(transpose.operand());
      }
    }
  }

  private void nameTangent(Node node) {
    if (node instanceof Node.Map && node.origin().direction() == Origin.Direction.TANGENT) {
      claim(node, ValueName.of(Quantity.TANGENT, "", node.origin().layer() + 1));
    }
  }

  /** Gives a node a name, unless it has one or another node has this. */
  private void claim(Node node, ValueName name) {
    if (!names.containsKey(node) && taken.add(name.text())) {
      names.put(node, name);
    }
  }

  /** The name of a node, unique among nodes. */
  ValueName of(Node node) {
    ValueName known = names.get(node);
    if (known == null) {
      known = plain(node);
      while (!taken.add(known.text())) {
        known = known.next();
      }
      names.put(node, known);
    }
    return known;
  }

  /** The name of the output layer's delta, or of the deltas of all of them. */
  ValueName delta() {
    List<HeadSpec> heads = program.network().heads();
    int layer = heads.size() == 1 ? heads.get(0).layer() + 1 : ValueName.NO_LAYER;
    return ValueName.of(Quantity.DELTA, "", layer);
  }

  private ValueName plain(Node node) {
    int layer = node.origin().layer() + 1;
    boolean linear = node instanceof Node.Product;
    String function = functionName(node);
    String step = function == null ? "" : function;
    return switch (node.origin().direction()) {
      case FORWARD ->
          linear
              ? ValueName.of(Quantity.PRE_ACTIVATION, "", layer)
              : ValueName.of(Quantity.FORWARD_STEP, function == null ? "a" : function, layer);
      case LOSS ->
          ValueName.of(Quantity.LOSS, function == null ? "part" : function, ValueName.NO_LAYER);
      case BACKWARD ->
          linear
              ? ValueName.of(Quantity.ADJOINT, "", layer - 1)
              : ValueName.of(Quantity.DELTA, step, layer);
      case TANGENT ->
          linear
              ? ValueName.of(Quantity.PRE_TANGENT, "", layer)
              : ValueName.of(Quantity.TANGENT, step, layer);
    };
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
              + text(program.network().inputOf(origin.layer()))
              + " -> "
              + text(program.network().extents().get(origin.layer()))
              + ", "
              + layer.activation().title();
      case LOSS -> "loss " + lossOf(origin.layer());
      case BACKWARD -> layer.name() + ": back";
      case TANGENT -> layer.name() + ": tangents";
    };
  }

  private String lossOf(int layer) {
    return program.network().heads().stream()
        .filter(head -> head.layer() == layer)
        .map(head -> head.loss().name())
        .findFirst()
        .orElse("");
  }

  private static String text(Extent extent) {
    List<String> axes = new ArrayList<>();
    extent.axes().forEach(length -> axes.add(String.valueOf(length)));
    return String.join(" x ", axes);
  }
}
