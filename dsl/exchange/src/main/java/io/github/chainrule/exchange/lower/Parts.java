package io.github.chainrule.exchange.lower;

import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.PartSpan;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Layers that take some elements of a value: channels in a row or not, positions in a row. */
final class Parts {
  private final Lowering lowering;
  private final Layers layers;
  private final Products products;

  Parts(Lowering lowering, Layers layers, Products products) {
    this.lowering = lowering;
    this.layers = layers;
    this.products = products;
  }

  View part(Node node) {
    View read = lowering.plain(node, 0);
    int axis = Shapes.axis(node.attributes().integer("axis", 0), read.rank());
    List<Atom> along = along(read, axis);
    PartSpan span = PartSpan.of(node, Atom.size(along));
    lowering.arrangeByDefault(read);
    List<Atom> all = Atom.allLeaves(read.source().axes());
    View view = new HashSet<>(all).equals(new HashSet<>(along)) ? layers.flat(read, node) : read;
    Source source = view.source();
    List<Atom> channels = Atom.leaves(source.channels());
    if (!channels.equals(along)) {
      if (source.isVector() && new HashSet<>(channels).equals(new HashSet<>(along))) {
        return chosen(node, view, axis, span.offset(), span.length());
      }
      return ofPositions(node, view, axis, span);
    }
    if (Layers.hasOrder(channels)) {
      return chosen(node, view, axis, span.offset(), span.length());
    }
    List<List<Atom>> own = new ArrayList<>(source.positions());
    return slice(node, source, span.offset(), span.length(), own, view, axis);
  }

  private List<Atom> along(View view, int axis) {
    List<Atom> along = view.axis(axis);
    if (lowering.isBatch(along)) {
      throw new IllegalArgumentException("it picks samples of the batch");
    }
    return along;
  }

  /** Positions in a row, which are a row of the flattened value if they are of its first axis. */
  private View ofPositions(Node node, View view, int axis, PartSpan span) {
    Source source = view.source();
    List<Atom> along = view.axis(axis);
    if (source.isVector() || !Atom.leaves(source.positions().get(0)).equals(along)) {
      throw new IllegalArgumentException(
          "a part of the channels, or of the first axis of positions, has a counterpart");
    }
    Source flat = layers.flat(view, node).source();
    List<Atom> rest = Atom.allLeaves(source.axes().subList(1, source.axes().size()));
    int row = Atom.size(rest);
    LayerDraft layer = layers.draft(Kind.SLICE, node, flat);
    layer.elements().put("offset", span.offset() * row);
    layer.elements().put("units", span.length() * row);
    List<Atom> taken = Atom.axis(span.length());
    List<Atom> own = new ArrayList<>(taken);
    own.addAll(rest);
    List<List<Atom>> axes = new ArrayList<>(view.axes());
    axes.set(axis, taken);
    return new View(new Source(layer, List.of(own)), axes, false);
  }

  private View slice(
      Node node, Source source, int offset, int length, List<List<Atom>> own, View view, int axis) {
    LayerDraft layer = layers.draft(Kind.SLICE, node, source);
    layer.elements().put("offset", offset);
    layer.elements().put("units", length);
    List<Atom> units = Atom.axis(length);
    own.add(units);
    List<List<Atom>> axes = new ArrayList<>(view.axes());
    axes.set(axis, units);
    return new View(new Source(layer, own), axes, false);
  }

  private View chosen(Node node, View view, int axis, int offset, int length) {
    int[] indices = new int[length];
    for (int i = 0; i < length; i++) {
      indices[i] = offset + i;
    }
    return chosen(node, view, axis, indices);
  }

  /** Elements by a constant index: a dense layer of ones and zeros. */
  View gathered(Node node) {
    View view = lowering.plain(node, 0);
    int axis = Shapes.axis(node.attributes().integer("axis", 0), view.rank());
    Tensor indices = lowering.graph.constants().get(node.input(1));
    if (indices.rank() != 1) {
      throw new IllegalArgumentException("an index of several axes has no counterpart");
    }
    List<Atom> along = along(view, axis);
    lowering.arrangeByDefault(view);
    int[] chosen = new int[indices.size()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = Shapes.axis((int) indices.at(i), Atom.size(along));
    }
    return chosen(node, view, axis, chosen);
  }

  private View chosen(Node node, View view, int axis, int... indices) {
    int count = Atom.size(view.axis(axis));
    double[] weights = new double[Math.multiplyExact(count, indices.length)];
    for (int i = 0; i < indices.length; i++) {
      weights[indices[i] * indices.length + i] = 1;
    }
    Tensor matrix = Tensor.of(new int[] {count, indices.length}, weights);
    return products.dense(node, view, axis, matrix, null);
  }
}
