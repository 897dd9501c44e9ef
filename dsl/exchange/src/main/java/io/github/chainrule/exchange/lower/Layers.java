package io.github.chainrule.exchange.lower;

import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Formula.Variable;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.ShapeRules;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What layer, if any, each kind of node becomes. */
final class Layers {
  private final Lowering lowering;
  private final Products products;
  private final Joins joins;
  private final Parts parts;

  /** Each layer's flattened value, made once. */
  private final Map<Source, Source> flattened = new LinkedHashMap<>();

  Layers(Lowering lowering) {
    this.lowering = lowering;
    this.products = new Products(lowering, this);
    this.joins = new Joins(lowering, this);
    this.parts = new Parts(lowering, this, products);
  }

  View of(Node node) {
    return switch (node.op()) {
      case MAP -> activation(node, node.attributes().formula());
      case SOFTMAX, LOG_SOFTMAX -> softmax(node);
      case SCALE_SHIFT -> scaleShift(node);
      case DENSE -> products.dense(node);
      case CONV -> products.convolution(node);
      case MAX_POOL, AVERAGE_POOL -> products.pool(node);
      case REDUCE -> reduction(node);
      case LAYER_NORM -> layerNorm(node);
      case BINARY -> joins.binary(node);
      case CONCAT -> joins.concat(node);
      case PART -> parts.part(node);
      case GATHER ->
          lowering.graph.constants().containsKey(node.input(1))
              ? parts.gathered(node)
              : products.embedding(node);
      case RESHAPE, TRANSPOSE, SQUEEZE, UNSQUEEZE, FLATTEN -> lowering.moved(node);
      case MATMUL ->
          throw new IllegalArgumentException(
              "a product of two values that both depend on the input has no counterpart");
      case ARG_MAX ->
          throw new IllegalArgumentException(
              "an index of the largest has a counterpart at the end only");
      case PAD ->
          throw new IllegalArgumentException(
              "padding that is not of zeros before a convolution has no counterpart");
      case EXPAND ->
          throw new IllegalArgumentException(
              "repeating values that depend on the input has no counterpart");
      case BATCH_NORM ->
          throw new IllegalArgumentException(
              "the statistics of a batch normalisation must be constants");
      default ->
          throw new IllegalArgumentException(
              "computing this from values that depend on the input has no counterpart");
    };
  }

  /** Makes a layer of what a node becomes. */
  LayerDraft draft(Kind kind, Node node, Source... from) {
    LayerDraft layer = new LayerDraft(kind);
    for (Source source : from) {
      layer.from().add(source.layer);
    }
    layer.setOrigin(node.origin());
    layer.hints().add(node.name());
    lowering.add(layer);
    return layer;
  }

  private View activation(Node node, Formula formula) {
    View view = lowering.plain(node, 0);
    LayerDraft layer = view.source().layer;
    if (layer.isLinear() && lowering.isOnlyRead(node)) {
      layer.setActivation(formula);
      return view;
    }
    lowering.arrangeByDefault(view);
    Source source = new Source(draft(Kind.ACTIVATE, node, view.source()), view.source().axes());
    source.layer.setActivation(formula);
    return new View(source, view.axes(), false);
  }

  private View softmax(Node node) {
    View view = lowering.plain(node, 0);
    List<Atom> along = view.axis(node.attributes().integer("axis", -1));
    View fitting = withChannels(view, along, node);
    LayerDraft layer = fitting.source().layer;
    boolean log = node.op() == Op.LOG_SOFTMAX;
    if (fitting.source() == view.source() && layer.isLinear() && lowering.isOnlyRead(node)) {
      layer.setSoftmax();
      return new View(fitting.source(), view.axes(), log);
    }
    Source source =
        new Source(draft(Kind.ACTIVATE, node, fitting.source()), fitting.source().axes());
    source.layer.setSoftmax();
    return new View(source, view.axes(), log);
  }

  /** The view, with a layer whose channels are these atoms in whichever order. */
  View withChannels(View view, List<Atom> channels, Node node) {
    Source source = view.source();
    if (source.isOpen()) {
      arrangeWith(view, channels);
    }
    if (new HashSet<>(Atom.leaves(source.channels())).equals(new HashSet<>(channels))) {
      boolean positions = Atom.size(Atom.allLeaves(source.positions())) > 1;
      boolean needed = positions || source.isVector() || keepsPositions(view, channels);
      return needed ? view : flat(view, node);
    }
    if (Atom.allLeaves(source.axes()).size() == channels.size()
        && new HashSet<>(Atom.allLeaves(source.axes())).equals(new HashSet<>(channels))) {
      return flat(view, node);
    }
    throw new IllegalArgumentException(
        "it goes over an axis that is not the channels; positions have no counterpart here");
  }

  /** The channels as they are wanted, the other axes as positions. */
  private void arrangeWith(View view, List<Atom> channels) {
    List<List<Atom>> axes = new ArrayList<>();
    for (int k = 0; k < view.rank(); k++) {
      List<Atom> axis = lowering.withoutBatch(view.axis(k));
      boolean samples = axis.isEmpty() && (k == 0 || lowering.isBatch(view.axis(k)));
      if (!samples && !axis.equals(channels) && !channels.containsAll(axis)) {
        axes.add(axis);
      }
    }
    axes.add(channels);
    lowering.arrange(view.source(), axes);
  }

  /** Whether the file has axes for positions of size 1, as images of one pixel do. */
  private boolean keepsPositions(View view, List<Atom> channels) {
    long others =
        view.axes().stream()
            .filter(axis -> !lowering.isBatch(axis) && Atom.leaves(axis).isEmpty())
            .count();
    return others > 0 && !channels.isEmpty();
  }

  /** The view of a layer that gives the same values as one vector. */
  View flat(View view, Node node) {
    Source source = view.source();
    if (source.isVector()) {
      return view;
    }
    Source vector = flattened.get(source);
    if (vector == null) {
      LayerDraft layer = draft(Kind.FLATTEN, node, source);
      vector = new Source(layer, List.of(Atom.allLeaves(source.axes())));
      flattened.put(source, vector);
    }
    return new View(vector, view.axes(), view.logarithm());
  }

  private View scaleShift(Node node) {
    if (lowering.scaling().takes(node)) {
      return lowering.view(node, 0);
    }
    View view = lowering.plain(node, 0);
    Tensor scale = lowering.graph.constants().get(node.input(1));
    Tensor shift = lowering.graph.constants().get(node.input(2));
    if (scale.isUniform() && shift.isUniform()) {
      Formula product = Formula.call(Function.MULTIPLY, Variable.V, Formula.number(scale.at(0)));
      return activation(node, Formula.call(Function.ADD, product, Formula.number(shift.at(0))));
    }
    int axis = onlyAxis(view.rank(), scale, shift);
    List<Atom> channels = view.axis(axis);
    View fitting = withChannels(view, channels, node);
    int[] order = Atom.permutation(Atom.leaves(fitting.source().channels()), channels);
    LayerDraft layer = draft(Kind.BATCH_NORM, node, fitting.source());
    int n = order.length;
    // The variance is what makes the divisor 1, to rounding.
    double epsilon = 1e-5;
    layer.tensors().put("weight", picked(expanded(scale, n), order));
    layer.tensors().put("bias", picked(expanded(shift, n), order));
    layer.tensors().put("running_mean", Tensor.filled(0, n));
    layer.tensors().put("running_var", Tensor.filled(1 - epsilon, n));
    return new View(new Source(layer, fitting.source().axes()), fitting.axes(), false);
  }

  private static Tensor expanded(Tensor constant, int n) {
    return constant.isUniform() ? Tensor.filled(constant.at(0), n) : constant.reshaped(n);
  }

  static Tensor picked(Tensor vector, int... order) {
    return Tensor.vector(Arrays.stream(order).mapToDouble(vector::at).toArray());
  }

  /** The one axis along which constants differ. */
  private static int onlyAxis(int rank, Tensor... constants) {
    int only = -1;
    for (Tensor constant : constants) {
      for (int axis = 0; axis < constant.rank() && !constant.isUniform(); axis++) {
        int counted = axis + rank - constant.rank();
        if (constant.dim(axis) > 1 && counted != only) {
          if (only >= 0) {
            throw new IllegalArgumentException(
                "a constant that differs from position to position has no counterpart");
          }
          only = counted;
        }
      }
    }
    return only;
  }

  private View reduction(Node node) {
    View view = lowering.plain(node, 0);
    String function = node.attributes().text("function", "mean");
    int[] axes = ShapeRules.axes(node, view.rank());
    if (axes == null) {
      throw new IllegalArgumentException("a reduction of everything has no counterpart");
    }
    boolean[] gone = new boolean[view.rank()];
    for (int axis : axes) {
      gone[Shapes.axis(axis, view.rank())] = true;
    }
    List<List<Atom>> rest = new ArrayList<>();
    List<Atom> reduced = new ArrayList<>();
    List<List<Atom>> positions = new ArrayList<>();
    List<Atom> channels = new ArrayList<>();
    for (int axis = 0; axis < view.rank(); axis++) {
      if (gone[axis]) {
        reduced.addAll(view.axis(axis));
        positions.add(view.axis(axis));
      } else if (!lowering.isBatch(view.axis(axis))) {
        channels.addAll(view.axis(axis));
      }
      if (!gone[axis] || node.attributes().flag("keep")) {
        rest.add(gone[axis] ? List.of() : view.axis(axis));
      }
    }
    if (view.source().isOpen()) {
      positions.add(channels);
      lowering.arrange(view.source(), positions);
    }
    Source source = view.source();
    if (reduced.isEmpty() && Atom.allLeaves(source.positions()).isEmpty()) {
      return flat(view, node).with(rest);
    }
    boolean all = new HashSet<>(Atom.allLeaves(source.positions())).equals(new HashSet<>(reduced));
    if (!all || source.isVector()) {
      return overChannels(node, view, axes, reduced).with(rest);
    }
    Kind kind = function.equals("max") ? Kind.GLOBAL_MAX_POOL : Kind.GLOBAL_AVERAGE_POOL;
    Source pooled = new Source(draft(kind, node, source), List.of(source.channels()));
    return new View(
        function.equals("sum") ? times(node, pooled, Atom.size(reduced)) : pooled, rest, false);
  }

  private Source times(Node node, Source source, int factor) {
    Source product = new Source(draft(Kind.ACTIVATE, node, source), source.axes());
    product.layer.setActivation(
        Formula.call(Function.MULTIPLY, Formula.number(factor), Variable.V));
    return product;
  }

  /** A sum or mean over the channels: one unit with equal weights. */
  private View overChannels(Node node, View view, int[] axes, List<Atom> reduced) {
    boolean max = node.attributes().text("function", "mean").equals("max");
    boolean channels =
        new HashSet<>(Atom.leaves(view.source().channels())).equals(new HashSet<>(reduced));
    if (max || !channels || axes.length != 1) {
      throw new IllegalArgumentException(
          "a mean, sum or maximum over all positions, or a mean or sum over the channels, and"
              + " nothing else, has a counterpart");
    }
    int count = Atom.size(reduced);
    boolean mean = node.attributes().text("function", "mean").equals("mean");
    return products.dense(
        node, view, axes[0], Tensor.filled(mean ? 1.0 / count : 1, count, 1), null);
  }

  private View layerNorm(Node node) {
    View view = lowering.plain(node, 0);
    int axis = Shapes.axis(node.attributes().integer("axis", -1), view.rank());
    List<Atom> along = new ArrayList<>();
    for (int k = axis; k < view.rank(); k++) {
      along.addAll(view.axis(k));
    }
    View fitting = withChannels(view, along, node);
    Tensor gamma = lowering.graph.constants().get(node.input(1));
    Tensor beta = node.has(2) ? lowering.graph.constants().get(node.input(2)) : null;
    if (gamma == null || (node.has(2) && beta == null)) {
      throw new IllegalArgumentException("its scale and shift must be constants");
    }
    int[] order = Atom.permutation(Atom.leaves(fitting.source().channels()), along);
    LayerDraft layer = draft(Kind.LAYER_NORM, node, fitting.source());
    layer.hints().add(0, lowering.graph.originOf(node.input(1)));
    layer.elements().put("epsilon", node.attributes().real("epsilon", 1e-5));
    layer.tensors().put("weight", picked(gamma, order));
    layer
        .tensors()
        .put("bias", beta == null ? Tensor.filled(0, order.length) : picked(beta, order));
    return new View(new Source(layer, fitting.source().axes()), fitting.axes(), false);
  }

  static boolean hasOrder(List<Atom> atoms) {
    return atoms.stream().anyMatch(atom -> atom.order() != null);
  }
}
