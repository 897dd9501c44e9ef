package io.github.chainrule.exchange.lower;

import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;

/** Layers that read several values: sums, products, concatenations. */
final class Joins {
  private final Lowering lowering;
  private final Layers layers;

  Joins(Lowering lowering, Layers layers) {
    this.lowering = lowering;
    this.layers = layers;
  }

  View binary(Node node) {
    Function function = node.attributes().function();
    if (function != Function.ADD && function != Function.MULTIPLY) {
      throw new IllegalArgumentException(
          "of values, or of constants that differ, only sums and products have a counterpart");
    }
    if (node.inputs().stream().anyMatch(lowering.graph.constants()::containsKey)) {
      throw new IllegalArgumentException(
          "constants that differ from sample to sample, or repeat a value, have no counterpart");
    }
    View a = lowering.plain(node, 0);
    View b = lowering.plain(node, 1);
    boolean swap = elements(a) < elements(b);
    View large = swap ? b : a;
    View small = repeated(large, swap ? a : b, node);
    View fitting = aligned(large, small, node);
    Kind kind = function == Function.ADD ? Kind.ADD : Kind.MULTIPLY;
    LayerDraft layer = layers.draft(kind, node);
    layer.from().add((swap ? fitting : large).source().layer);
    layer.from().add((swap ? large : fitting).source().layer);
    return new View(new Source(layer, large.source().axes()), large.axes(), false);
  }

  /** A value of one channel, for each of the larger's channels: a dense layer of ones. */
  private View repeated(View large, View small, Node node) {
    boolean open = large.source().isOpen() || small.source().isOpen();
    if (open || Atom.size(Atom.leaves(small.source().channels())) > 1) {
      return small;
    }
    List<Atom> channels = Atom.leaves(large.source().channels());
    int axis = axisOf(large, channels);
    int place = small.rank() - large.rank() + axis;
    if (channels.isEmpty() || axis < 0 || place < 0 || !small.axis(place).isEmpty()) {
      return small;
    }
    int units = Atom.size(channels);
    LayerDraft layer = layers.draft(Kind.DENSE, node, small.source());
    layer.elements().put("units", units);
    layer.elements().put("bias", false);
    layer.tensors().put("weight", Tensor.filled(1, 1, units));
    List<List<Atom>> own = new ArrayList<>(small.source().positions());
    own.add(channels);
    List<List<Atom>> axes = new ArrayList<>(small.axes());
    axes.set(place, large.axis(axis));
    return new View(new Source(layer, own), axes, false);
  }

  private static int axisOf(View view, List<Atom> channels) {
    for (int axis = 0; axis < view.rank(); axis++) {
      if (new HashSet<>(view.axis(axis)).equals(new HashSet<>(channels))) {
        return axis;
      }
    }
    return -1;
  }

  private static int elements(View view) {
    return Atom.size(Atom.allLeaves(view.axes()));
  }

  /** The smaller of two views, or another of the same layer, arranged as the larger. */
  private View aligned(View large, View small, Node node) {
    IdentityHashMap<Atom, Atom> toLarge = correspondence(large, small);
    if (large.source().isOpen() && small.source().isOpen()) {
      lowering.arrangeByDefault(large);
    }
    if (large.source().isOpen()) {
      arrangeLike(large.source(), small.source(), toLarge, large);
    }
    if (small.source().isOpen()) {
      arrangeLike(small.source(), large.source(), inverseOf(toLarge), small);
    }
    boolean whole = elements(large) == elements(small);
    if (fits(large.source(), small.source(), toLarge, whole)) {
      return small;
    }
    Source flat =
        new Source(new LayerDraft(Kind.FLATTEN), List.of(Atom.allLeaves(small.source().axes())));
    if (fits(large.source(), flat, toLarge, whole)) {
      return layers.flat(small, node);
    }
    throw new IllegalArgumentException(
        "values of %s and %s are arranged otherwise"
            .formatted(
                Arrays.toString(large.source().layer.extent()),
                Arrays.toString(small.source().layer.extent())));
  }

  private static IdentityHashMap<Atom, Atom> inverseOf(IdentityHashMap<Atom, Atom> toLarge) {
    IdentityHashMap<Atom, Atom> inverse = new IdentityHashMap<>();
    toLarge.forEach((small, large) -> inverse.put(large, small));
    return inverse;
  }

  /** Gives an open input the axes of another value, atom for atom. */
  private void arrangeLike(Source open, Source model, IdentityHashMap<Atom, Atom> map, View view) {
    List<List<Atom>> axes = new ArrayList<>();
    for (List<Atom> axis : model.axes()) {
      List<Atom> mapped = new ArrayList<>();
      for (Atom atom : Atom.leaves(axis)) {
        if (map.containsKey(atom)) {
          mapped.add(map.get(atom));
        }
      }
      axes.add(mapped);
    }
    int elements = Atom.size(lowering.withoutBatch(view));
    if (Atom.size(Atom.allLeaves(axes)) != elements) {
      throw new IllegalArgumentException("an input that is repeated along positions");
    }
    lowering.arrange(open, axes);
  }

  private static boolean fits(
      Source large, Source small, IdentityHashMap<Atom, Atom> toLarge, boolean whole) {
    List<List<Atom>> axes = whole ? large.axes() : List.of(large.channels());
    if (small.axes().size() != axes.size()) {
      return false;
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      List<Atom> a = Atom.leaves(axes.get(axis));
      List<Atom> b = Atom.leaves(small.axes().get(axis));
      if (a.size() != b.size()) {
        return false;
      }
      for (int i = 0; i < a.size(); i++) {
        if (toLarge.get(b.get(i)) != a.get(i)
            || !Arrays.equals(a.get(i).order(), b.get(i).order())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Which atom of the larger each of the smaller is, axis by axis from the last. */
  private static IdentityHashMap<Atom, Atom> correspondence(View large, View small) {
    IdentityHashMap<Atom, Atom> map = new IdentityHashMap<>();
    for (int k = 1; k <= small.rank(); k++) {
      List<Atom> b = small.axis(-k);
      if (!b.isEmpty()) {
        if (k > large.rank()) {
          throw new IllegalArgumentException("values of different ranks");
        }
        correspond(large.axis(-k), b, map);
      }
    }
    return map;
  }

  private static void correspond(
      List<Atom> large, List<Atom> small, IdentityHashMap<Atom, Atom> map) {
    List<Atom> a = new ArrayList<>(large);
    List<Atom> b = new ArrayList<>(small);
    while (!a.isEmpty() && !b.isEmpty()) {
      Atom x = a.remove(0);
      Atom y = b.remove(0);
      if (x.size() == y.size()) {
        map.put(y, x);
        continue;
      }
      boolean xLarger = x.size() > y.size();
      Atom larger = xLarger ? x : y;
      Atom smaller = xLarger ? y : x;
      if (larger.size() % smaller.size() != 0) {
        throw new IllegalArgumentException("values whose axes are made up otherwise");
      }
      larger.split(larger.size() / smaller.size());
      (xLarger ? a : b).addAll(0, Atom.leaves(List.of(larger)));
      (xLarger ? b : a).add(0, smaller);
    }
    if (!a.isEmpty() || !b.isEmpty()) {
      throw new IllegalArgumentException("values whose axes are made up otherwise");
    }
  }

  View concat(Node node) {
    View first = lowering.plain(node, 0);
    int axis = Shapes.axis(node.attributes().integer("axis", 0), first.rank());
    List<View> views = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      views.add(channelsAlong(lowering.plain(node, i), axis, node));
    }
    if (views.size() == 1) {
      return first;
    }
    checkPositions(views, axis);
    LayerDraft layer = layers.draft(Kind.CONCAT, node);
    views.forEach(view -> layer.from().add(view.source().layer));
    List<Atom> joined = joined(views, axis);
    List<List<Atom>> own = new ArrayList<>(views.get(0).source().positions());
    own.add(joined);
    List<List<Atom>> axes = new ArrayList<>(first.axes());
    axes.set(axis, joined);
    return new View(new Source(layer, own), axes, false);
  }

  private View channelsAlong(View view, int axis, Node node) {
    List<Atom> along = view.axis(axis);
    if (lowering.isBatch(along)) {
      throw new IllegalArgumentException("it joins samples of the batch");
    }
    if (view.source().isOpen()) {
      List<List<Atom>> axes = new ArrayList<>();
      for (int k = 0; k < view.rank(); k++) {
        List<Atom> own = lowering.withoutBatch(view.axis(k));
        boolean samples = own.isEmpty() && (k == 0 || lowering.isBatch(view.axis(k)));
        if (k != axis && !samples) {
          axes.add(own);
        }
      }
      axes.add(along);
      lowering.arrange(view.source(), axes);
    }
    return layers.withChannels(view, along, node);
  }

  private static void checkPositions(List<View> views, int axis) {
    View first = views.get(0);
    for (View view : views) {
      IdentityHashMap<Atom, Atom> map = new IdentityHashMap<>();
      for (int k = 0; k < view.rank(); k++) {
        if (k != axis) {
          correspond(first.axis(k), view.axis(k), map);
        }
      }
      List<Atom> own = Atom.allLeaves(view.source().positions());
      List<Atom> mapped = own.stream().map(map::get).toList();
      if (!mapped.equals(Atom.allLeaves(first.source().positions()))
          || view.source().positions().size() != first.source().positions().size()) {
        throw new IllegalArgumentException("values whose positions are arranged otherwise");
      }
    }
  }

  private static List<Atom> joined(List<View> views, int axis) {
    List<Integer> order = new ArrayList<>();
    int offset = 0;
    boolean same = true;
    for (View view : views) {
      List<Atom> along = view.axis(axis);
      for (int element : Atom.permutation(Atom.leaves(view.source().channels()), along)) {
        same &= offset + element == order.size();
        order.add(offset + element);
      }
      offset += Atom.size(along);
    }
    int[] table = same ? null : order.stream().mapToInt(Integer::intValue).toArray();
    return Collections.singletonList(new Atom(offset, table));
  }
}
