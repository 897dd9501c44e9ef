package io.github.chainrule.exchange.lower;

import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.Window;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/** Layers with weights or windows: dense layers, convolutions, pools, embeddings. */
final class Products {
  private final Lowering lowering;
  private final Layers layers;

  Products(Lowering lowering, Layers layers) {
    this.lowering = lowering;
    this.layers = layers;
  }

  private Tensor constant(Node node, int input, String what) {
    Tensor constant = lowering.graph.constants().get(node.input(input));
    if (constant == null) {
      throw new IllegalArgumentException("its " + what + " must be constants");
    }
    return constant;
  }

  View dense(Node node) {
    View view = lowering.plain(node, 0);
    return dense(node, view, -1, constant(node, 1, "weights"), constant(node, 2, "biases"));
  }

  /**
   * A dense layer along an axis of the file.
   *
   * @param biases none if they are null
   */
  View dense(Node node, View view, int axis, Tensor weights, Tensor biases) {
    List<Atom> along = view.axis(axis);
    if (lowering.isBatch(along)) {
      throw new IllegalArgumentException("it mixes samples of the batch");
    }
    View fitting = layers.withChannels(view, along, node);
    int[] order = Atom.permutation(Atom.leaves(fitting.source().channels()), along);
    LayerDraft layer = layers.draft(Kind.DENSE, node, fitting.source());
    int units = weights.dim(-1);
    if (node.op() == Op.DENSE || node.op() == Op.CONV) {
      layer.hints().add(0, lowering.graph.originOf(node.input(1)));
    }
    layer.elements().put("units", units);
    layer.tensors().put("weight", rows(weights.reshaped(order.length, units), order));
    addBiases(layer, biases);
    List<Atom> last = Atom.axis(units);
    List<List<Atom>> own = new ArrayList<>(fitting.source().positions());
    own.add(last);
    List<List<Atom>> axes = new ArrayList<>(view.axes());
    axes.set(Math.floorMod(axis, axes.size()), last);
    return new View(new Source(layer, own), axes, false);
  }

  private static void addBiases(LayerDraft layer, Tensor biases) {
    if (biases == null || Arrays.stream(biases.data()).allMatch(bias -> bias == 0)) {
      layer.elements().put("bias", false);
    } else {
      layer.tensors().put("bias", biases);
    }
  }

  /** The rows of a matrix in another order. */
  private static Tensor rows(Tensor matrix, int... order) {
    int columns = matrix.dim(1);
    double[] data = new double[matrix.size()];
    for (int row = 0; row < order.length; row++) {
      System.arraycopy(matrix.data(), order[row] * columns, data, row * columns, columns);
    }
    return Tensor.of(matrix.shape(), data);
  }

  View convolution(Node node) {
    View view = lowering.plain(node, 0);
    Tensor weights = constant(node, 1, "weights");
    Tensor biases = node.has(2) ? constant(node, 2, "biases") : null;
    int groups = node.attributes().integer("groups", 1);
    Window window = node.attributes().window();
    if (isPointwise(view, window) && groups == 1) {
      Tensor matrix = weights.reshaped(weights.dim(-2), weights.dim(-1));
      return dense(node, view, -1, matrix, biases);
    }
    Window exact = arranged(view, window, groups == 1);
    List<Atom> channels = Atom.leaves(view.source().channels());
    int[] order = Atom.permutation(channels, view.axis(-1));
    LayerDraft layer = convolution(node, view, window, exact, groups);
    layer.hints().add(0, lowering.graph.originOf(node.input(1)));
    layer.elements().put("filters", weights.dim(-1));
    layer.tensors().put("weight", groups == 1 ? inOrder(weights, order) : weights);
    addBiases(layer, biases);
    return windowed(layer, view, exact, Atom.axis(weights.dim(-1)));
  }

  /** A convolution without its weights, with a filter for each group until told otherwise. */
  private LayerDraft convolution(Node node, View view, Window window, Window exact, int groups) {
    LayerDraft layer =
        layers.draft(exact.axes() == 1 ? Kind.CONV_1D : Kind.CONV_2D, node, view.source());
    layer.elements().put("filters", groups);
    layer.elements().put("kernel", exact.size());
    layer.elements().put("stride", exact.stride());
    layer.elements().put("dilation", exact.dilation());
    layer.elements().put("groups", groups);
    putPadding(layer, window, exact);
    return layer;
  }

  /** Whether it goes over positions that a vector does not have. */
  private static boolean isPointwise(View view, Window window) {
    boolean single = Arrays.stream(window.size()).allMatch(size -> size == 1);
    return single
        && !view.source().isOpen()
        && view.source().isVector()
        && window.isWithin()
        && Arrays.stream(window.stride()).allMatch(stride -> stride == 1)
        && new HashSet<>(Atom.leaves(view.source().channels()))
            .equals(new HashSet<>(view.axis(-1)));
  }

  /** The channels of weights [kernel…][channels][filters] in another order. */
  private static Tensor inOrder(Tensor weights, int... order) {
    int filters = weights.dim(-1);
    int channels = weights.dim(-2);
    double[] data = new double[weights.size()];
    for (int i = 0; i < data.length; i++) {
      int channel = i / filters % channels;
      int from = i + (order[channel] - channel) * filters;
      data[i] = weights.at(from);
    }
    return Tensor.of(weights.shape(), data);
  }

  /** Arranges what a window goes over, or finds it arranged: its positions, and then channels. */
  private Window arranged(View view, Window window, boolean anyOrder) {
    List<List<Atom>> positions = new ArrayList<>();
    int[] sizes = new int[window.axes()];
    for (int axis = 0; axis < sizes.length; axis++) {
      positions.add(view.axis(axis + 1));
      sizes[axis] = Atom.size(positions.get(axis));
    }
    List<Atom> channels = view.axis(-1);
    Source source = view.source();
    if (source.isOpen()) {
      List<List<Atom>> axes = new ArrayList<>(positions);
      axes.add(channels);
      lowering.arrange(source, axes);
    }
    List<Atom> own = Atom.leaves(source.channels());
    boolean fits = source.positions().size() == positions.size();
    for (int axis = 0; fits && axis < sizes.length; axis++) {
      fits = Atom.leaves(source.positions().get(axis)).equals(positions.get(axis));
    }
    fits &= anyOrder ? new HashSet<>(own).equals(new HashSet<>(channels)) : own.equals(channels);
    if (!fits || (!anyOrder && Layers.hasOrder(own))) {
      throw new IllegalArgumentException(
          "its input is a value of %s that is arranged otherwise; values are not rearranged"
              .formatted(Arrays.toString(source.layer.extent())));
    }
    return window.on(sizes);
  }

  private static View windowed(LayerDraft layer, View view, Window exact, List<Atom> channels) {
    List<List<Atom>> axes = new ArrayList<>(view.axes());
    List<List<Atom>> own = new ArrayList<>();
    int[] sizes = new int[exact.axes()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = Atom.size(view.axis(axis + 1));
    }
    int[] outputs = exact.outputs(sizes);
    for (int axis = 0; axis < outputs.length; axis++) {
      own.add(Atom.axis(outputs[axis]));
      axes.set(axis + 1, own.get(axis));
    }
    own.add(channels);
    axes.set(axes.size() - 1, channels);
    return new View(new Source(layer, own), axes, false);
  }

  private static void putPadding(LayerDraft layer, Window window, Window exact) {
    if (exact.isWithin()) {
      return;
    }
    boolean causal = exact.axes() == 1 && exact.padEnd()[0] == 0;
    causal = causal && exact.padBegin()[0] == (exact.size()[0] - 1) * exact.dilation()[0];
    if (window.same() && !window.sameLower()) {
      layer.elements().put("padding", "SAME");
    } else if (causal && layer.kind() == Kind.CONV_1D && exact.stride()[0] == 1) {
      layer.elements().put("padding", "CAUSAL");
    }
    // What the words stand for, in numbers; printed where there is no word.
    layer.elements().put("pad", pad(exact));
  }

  private static int[] pad(Window exact) {
    return exact.axes() == 1
        ? new int[] {exact.padBegin()[0], exact.padEnd()[0]}
        : new int[] {
          exact.padBegin()[0], exact.padEnd()[0], exact.padBegin()[1], exact.padEnd()[1]
        };
  }

  View pool(Node node) {
    View view = lowering.plain(node, 0);
    Window window = node.attributes().window();
    if (Arrays.stream(window.dilation()).anyMatch(dilation -> dilation != 1)) {
      throw new IllegalArgumentException("a dilated pool has no counterpart");
    }
    Window exact = arranged(view, window, true);
    boolean average = node.op() == Op.AVERAGE_POOL;
    if (average && node.attributes().flag("includePadding") && !exact.isWithin()) {
      return averageOfPadded(node, view, window, exact);
    }
    Kind kind = average ? Kind.AVERAGE_POOL : Kind.MAX_POOL;
    LayerDraft layer = layers.draft(kind, node, view.source());
    layer.elements().put("size", exact.size());
    layer.elements().put("stride", exact.stride());
    putPadding(layer, window, exact);
    return inChannels(windowed(layer, view, exact, view.source().channels()), view);
  }

  /** With the channels in the order in which the file has them. */
  private static View inChannels(View pooled, View view) {
    List<List<Atom>> axes = new ArrayList<>(pooled.axes());
    axes.set(axes.size() - 1, view.axis(-1));
    return pooled.with(axes);
  }

  /** An average that counts padding: a convolution of each channel by equal weights. */
  private View averageOfPadded(Node node, View view, Window window, Window exact) {
    if (window.ceil() && !Arrays.equals(exact.padEnd(), window.padEnd())) {
      throw new IllegalArgumentException(
          "an average that counts padding, but not behind it, has no counterpart");
    }
    int channels = Atom.size(Atom.leaves(view.source().channels()));
    int taps = Arrays.stream(exact.size()).reduce(1, (a, b) -> a * b);
    int[] shape = Arrays.copyOf(exact.size(), exact.axes() + 2);
    shape[exact.axes()] = 1;
    shape[exact.axes() + 1] = channels;
    LayerDraft layer = convolution(node, view, window, exact, channels);
    layer.tensors().put("weight", Tensor.filled(1.0 / taps, shape));
    addBiases(layer, null);
    return inChannels(windowed(layer, view, exact, view.source().channels()), view);
  }

  View embedding(Node node) {
    Tensor table = lowering.graph.constants().get(node.input(0));
    if (table == null || table.rank() != 2 || node.attributes().integer("axis", 0) != 0) {
      throw new IllegalArgumentException(
          "looking up by an index that depends on the input, other than rows of a constant"
              + " table, has no counterpart");
    }
    View view = lowering.plain(node, 1);
    if (!view.source().layer.isOfInputs()) {
      throw new IllegalArgumentException(
          "codes are elements of the input, through slices and joins at most; a layer computes"
              + " these");
    }
    LayerDraft layer = layers.draft(Kind.EMBEDDING, node, view.source());
    layer.hints().add(0, lowering.graph.originOf(node.input(0)));
    layer.elements().put("size", table.dim(0));
    layer.elements().put("units", table.dim(1));
    layer.tensors().put("weight", table);
    List<Atom> units = Atom.axis(table.dim(1));
    List<List<Atom>> axes = new ArrayList<>(view.axes());
    axes.add(units);
    return new View(Source.ofRows(layer, view.source(), units), axes, false);
  }
}
