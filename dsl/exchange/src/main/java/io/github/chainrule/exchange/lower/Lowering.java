package io.github.chainrule.exchange.lower;

import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphInput;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.ShapeRules;
import io.github.chainrule.exchange.tensor.Shapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a simplified graph into layers. Nodes that only rearrange become nothing; the layers behind
 * them permute their weights.
 */
public final class Lowering {
  final Graph graph;
  private final Map<String, int[]> shapes;
  private final Map<String, Integer> uses;
  private final Map<String, View> views = new HashMap<>();

  /** Values that cannot be told because of a fault that has been. */
  private final Set<String> unknown = new HashSet<>();

  private final List<LayerDraft> layers = new ArrayList<>();
  private final Map<String, InputDraft> inputs = new LinkedHashMap<>();
  private final Map<String, Source> inputSources = new LinkedHashMap<>();
  private final Map<String, List<List<Atom>>> inputAxes = new LinkedHashMap<>();

  /** The one atom of the samples; null where the model takes one at a time. */
  private final Atom batch;

  private final InputScaling scaling;

  /**
   * A lowering of a graph.
   *
   * @param shapes the shape of every value
   * @param batch the number of samples in them, 1 if there is no axis of samples
   * @param batched by input whether its first axis is that of the samples
   */
  public Lowering(Graph graph, Map<String, int[]> shapes, int batch, Map<String, Boolean> batched) {
    this.graph = graph;
    this.shapes = shapes;
    this.uses = graph.uses();
    this.batch = batch == 1 ? null : new Atom(batch);
    this.scaling = new InputScaling(this);
    for (GraphInput input : graph.inputs()) {
      if (uses.containsKey(input.name())) {
        addInput(input.name(), batched.get(input.name()));
      }
    }
  }

  private void addInput(String name, boolean batched) {
    List<List<Atom>> axes = new ArrayList<>();
    int[] shape = shapes.get(name);
    for (int axis = 0; axis < shape.length; axis++) {
      boolean samples = batched && axis == 0 && batch != null;
      axes.add(samples ? List.of(batch) : Atom.axis(shape[axis]));
    }
    LayerDraft layer = new LayerDraft(Kind.INPUT);
    layer.hints().add(name);
    Source source = new Source(layer, null);
    views.put(name, new View(source, axes, false));
    inputSources.put(name, source);
    inputAxes.put(name, axes);
  }

  /**
   * Lowers the graph.
   *
   * @param names what the file calls the outputs
   * @param faults receives what has no counterpart
   * @return the network; null if there are faults
   */
  public NetworkDraft run(List<String> names, List<String> faults) {
    Layers lowered = new Layers(this);
    for (Node node : graph.nodes()) {
      if (node.inputs().stream().anyMatch(unknown::contains)) {
        unknown.add(node.output());
        continue;
      }
      try {
        View view = lowered.of(node);
        views.put(node.output(), view);
      } catch (IllegalArgumentException | ArithmeticException e) {
        unknown.add(node.output());
        faults.add(node.origin() + " (" + node.label() + "): " + e.getMessage());
      }
    }
    return faults.isEmpty() ? draft(names, faults) : null;
  }

  private NetworkDraft draft(List<String> names, List<String> faults) {
    List<HeadDraft> heads = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String output = names.get(i);
      View view = views.get(graph.outputs().get(i));
      if (view == null || view.source().layer.kind() == Kind.INPUT) {
        faults.add("the output '" + output + "' is not computed by any layer");
      } else {
        arrangeByDefault(view);
        int[] order = Atom.permutation(Atom.allLeaves(view.source().axes()), withoutBatch(view));
        heads.add(new HeadDraft(view.source().layer, output, order, view.logarithm()));
      }
    }
    heads.sort((a, b) -> Integer.compare(layers.indexOf(a.layer()), layers.indexOf(b.layer())));
    inputSources.forEach(this::finishInput);
    return faults.isEmpty() ? finished(heads) : null;
  }

  private void finishInput(String name, Source source) {
    List<List<Atom>> axes = inputAxes.get(name);
    View view = new View(source, axes, false);
    arrangeByDefault(view);
    List<Atom> file = withoutBatch(view);
    int[] order = Atom.permutation(Atom.allLeaves(source.axes()), file);
    int[] shape = shapes.get(name);
    boolean samples = batch != null && !axes.isEmpty() && axes.get(0).contains(batch);
    int[] own = samples ? Arrays.copyOfRange(shape, 1, shape.length) : shape;
    inputs.put(name, new InputDraft(source.layer, name, own, order));
  }

  private NetworkDraft finished(List<HeadDraft> heads) {
    List<InputDraft> all = new ArrayList<>(inputs.values());
    scaling.finish(all);
    return new NetworkDraft(
        all, layers, heads, scaling.shift(), scaling.scale(), graph.metadata(), graph.notes());
  }

  InputScaling scaling() {
    return scaling;
  }

  /** The atoms of a tensor in its order, but for the samples. */
  List<Atom> withoutBatch(View view) {
    List<Atom> atoms = new ArrayList<>(Atom.allLeaves(view.axes()));
    atoms.remove(batch);
    return atoms;
  }

  /** What an axis goes over within a sample. */
  List<Atom> withoutBatch(List<Atom> axis) {
    return axis.stream().filter(atom -> atom != batch).toList();
  }

  boolean isBatch(List<Atom> axis) {
    return batch != null && axis.contains(batch);
  }

  View view(Node node, int input) {
    View view = views.get(node.input(input));
    if (view == null) {
      throw new IllegalArgumentException("'" + node.input(input) + "' must not be a constant here");
    }
    return view;
  }

  /** A view that the layer must not take for its logarithm. */
  View plain(Node node, int input) {
    View view = view(node, input);
    if (view.logarithm()) {
      throw new IllegalArgumentException(
          "it reads the logarithm of a softmax, which has a counterpart at the end only");
    }
    return view;
  }

  int[] shape(String value) {
    return graph.constants().containsKey(value)
        ? graph.constants().get(value).shape()
        : shapes.get(value);
  }

  boolean isUsedOnce(String value) {
    return uses.getOrDefault(value, 0) == 1;
  }

  void add(LayerDraft layer) {
    layers.add(layer);
  }

  /** Whether only one layer, or output, reads a layer so far as can be told from its value. */
  boolean isOnlyRead(Node node) {
    Map<String, Node> producers = graph.producers();
    String value = node.input(0);
    while (isUsedOnce(value)) {
      Node producer = producers.get(value);
      if (producer == null || !isMove(producer)) {
        return true;
      }
      value = producer.input(0);
    }
    return false;
  }

  static boolean isMove(Node node) {
    return switch (node.op()) {
      case RESHAPE, TRANSPOSE, SQUEEZE, UNSQUEEZE, FLATTEN -> true;
      default -> false;
    };
  }

  View moved(Node node) {
    View view = view(node, 0);
    return switch (node.op()) {
      case TRANSPOSE -> view.transposed(ShapeRules.order(node, view.rank()));
      default -> view.reshaped(shapes.get(node.output()));
    };
  }

  /**
   * Arranges an input that nothing has arranged yet: the last axis is the channels, those before it
   * the positions.
   */
  void arrangeByDefault(View view) {
    if (!view.source().isOpen()) {
      return;
    }
    List<List<Atom>> axes = new ArrayList<>();
    for (int axis = 0; axis < view.rank(); axis++) {
      List<Atom> own = withoutBatch(view.axis(axis));
      if (!own.isEmpty() || !isBatch(view.axis(axis))) {
        axes.add(own);
      }
    }
    // A model of one sample at a time may have an axis of 1 for it.
    while (axes.size() > 1 && axes.get(0).isEmpty() && batch == null) {
      axes.remove(0);
    }
    arrange(view.source(), axes);
  }

  void arrange(Source source, List<List<Atom>> axes) {
    List<List<Atom>> arranged = axes.isEmpty() ? List.of(List.of()) : axes;
    if (arranged.size() > 3) {
      throw new IllegalArgumentException(
          "values with more than two axes of positions have no counterpart");
    }
    source.arrange(arranged);
  }

  static int elements(int... shape) {
    return Math.toIntExact(Shapes.size(shape));
  }
}
