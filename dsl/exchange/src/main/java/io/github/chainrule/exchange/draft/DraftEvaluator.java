package io.github.chainrule.exchange.draft;

import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Evaluator;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.Window;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes what the layers of a draft give, in double: what the generated code will compute. */
public final class DraftEvaluator {
  private final NetworkDraft draft;
  private final Map<LayerDraft, Tensor> values = new LinkedHashMap<>();

  private DraftEvaluator(NetworkDraft draft) {
    this.draft = draft;
  }

  /**
   * The values of all inputs and layers.
   *
   * @param x the samples {@code [n][inputs]} as a user has them, before any scaling
   */
  public static Map<LayerDraft, Tensor> run(NetworkDraft draft, Tensor x) {
    DraftEvaluator evaluator = new DraftEvaluator(draft);
    evaluator.feed(x);
    for (LayerDraft layer : draft.layers()) {
      evaluator.values.put(layer, evaluator.activated(layer, evaluator.linear(layer)));
    }
    return evaluator.values;
  }

  private void feed(Tensor x) {
    Tensor scaled = x;
    if (draft.isScaled()) {
      Tensor centred = Tensor.combine(x, Tensor.vector(draft.shift()), (a, b) -> a - b);
      scaled = Tensor.combine(centred, Tensor.vector(draft.scale()), (a, b) -> a / b);
    }
    int at = 0;
    for (InputDraft input : draft.inputs()) {
      int size = input.layer().size();
      int[] strides = {draft.inputSize(), 1};
      Tensor own = scaled.strided(new int[] {x.dim(0), size}, strides, at);
      values.put(input.layer(), own.reshaped(shape(input.layer(), x.dim(0))));
      at += size;
    }
  }

  private static int[] shape(LayerDraft layer, int samples) {
    int[] extent = layer.extent();
    int[] shape = new int[extent.length + 1];
    shape[0] = samples;
    System.arraycopy(extent, 0, shape, 1, extent.length);
    return shape;
  }

  private Tensor in(LayerDraft layer, int index) {
    return values.get(layer.from().get(index));
  }

  /** The sources, joined along the channels. */
  private Tensor joined(LayerDraft layer) {
    if (layer.from().size() == 1) {
      return in(layer, 0);
    }
    Map<String, Tensor> named = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < layer.from().size(); i++) {
      names.add("" + i);
      named.put("" + i, in(layer, i));
    }
    return compute(Op.CONCAT, Attributes.of("axis", -1), named, names);
  }

  private static Tensor compute(
      Op op, Attributes attributes, Map<String, Tensor> values, List<String> inputs) {
    Node node = new Node(op, "", "", inputs, "", attributes);
    return new Evaluator(Map.of(), values).of(node);
  }

  private Tensor linear(LayerDraft layer) {
    Tensor x =
        layer.kind() == Kind.ADD || layer.kind() == Kind.MULTIPLY ? in(layer, 0) : joined(layer);
    int samples = x.dim(0);
    return switch (layer.kind()) {
      case ADD -> combined(layer, Function.ADD);
      case MULTIPLY -> combined(layer, Function.MULTIPLY);
      case DENSE -> on(layer, x, Op.DENSE, Attributes.NONE, "weight", "bias");
      case CONV_1D, CONV_2D -> on(layer, x, Op.CONV, window(layer, "kernel"), "weight", "bias");
      case MAX_POOL -> on(layer, x, Op.MAX_POOL, window(layer, "size"));
      case AVERAGE_POOL -> on(layer, x, Op.AVERAGE_POOL, window(layer, "size"));
      case GLOBAL_MAX_POOL -> on(layer, x, Op.REDUCE, positions(x, "max"));
      case GLOBAL_AVERAGE_POOL -> on(layer, x, Op.REDUCE, positions(x, "mean"));
      case FLATTEN -> x.reshaped(samples, layer.size());
      case CONCAT, ACTIVATE, INPUT -> x;
      case SLICE -> slice(layer, x);
      case LAYER_NORM ->
          on(layer, x, Op.LAYER_NORM, norm(layer).with("axis", -1), "weight", "bias");
      case BATCH_NORM ->
          on(
              layer,
              x,
              Op.BATCH_NORM,
              norm(layer).with("axis", -1),
              "weight",
              "bias",
              "running_mean",
              "running_var");
      case EMBEDDING -> embedding(layer, x);
    };
  }

  private Tensor combined(LayerDraft layer, Function function) {
    Tensor result = in(layer, 0);
    for (int i = 1; i < layer.from().size(); i++) {
      Tensor a = result;
      Tensor b = in(layer, i);
      result = Tensor.combine(spread(a, b), spread(b, a), function::apply);
    }
    return result;
  }

  /** {n, c} beside {n, …, c} serves every position. */
  private static Tensor spread(Tensor small, Tensor large) {
    if (small.rank() >= large.rank()) {
      return small;
    }
    int[] shape = new int[large.rank()];
    Arrays.fill(shape, 1);
    shape[0] = small.dim(0);
    shape[shape.length - 1] = small.dim(-1);
    return small.reshaped(shape);
  }

  private static Tensor on(
      LayerDraft layer, Tensor x, Op op, Attributes attributes, String... tensors) {
    Map<String, Tensor> named = new HashMap<>(layer.tensors());
    named.put("x", x);
    if (layer.kind() == Kind.DENSE) {
      named.putIfAbsent("bias", Tensor.filled(0, layer.channels()));
    }
    List<String> inputs = new ArrayList<>(List.of("x"));
    for (String tensor : tensors) {
      inputs.add(named.containsKey(tensor) ? tensor : "");
    }
    return compute(op, attributes, named, inputs);
  }

  private static Attributes norm(LayerDraft layer) {
    double epsilon = (Double) layer.elements().getOrDefault("epsilon", 1e-5);
    return Attributes.of("epsilon", epsilon);
  }

  private static Attributes positions(Tensor x, String function) {
    int[] axes = new int[x.rank() - 2];
    Arrays.setAll(axes, axis -> axis + 1);
    return Attributes.of("function", function).with("axes", axes).with("keep", false);
  }

  private static Attributes window(LayerDraft layer, String size) {
    int[] kernel = (int[]) layer.elements().get(size);
    int[] stride = (int[]) layer.elements().get("stride");
    int[] ones = new int[kernel.length];
    Arrays.fill(ones, 1);
    int[] dilation = (int[]) layer.elements().getOrDefault("dilation", ones);
    int[] begin = new int[kernel.length];
    int[] end = new int[kernel.length];
    int[] pad = (int[]) layer.elements().getOrDefault("pad", new int[2 * kernel.length]);
    for (int axis = 0; axis < kernel.length; axis++) {
      begin[axis] = pad[2 * axis];
      end[axis] = pad[2 * axis + 1];
    }
    return Attributes.of("window", Window.of(kernel, stride, dilation, begin, end, false))
        .with("groups", layer.elements().getOrDefault("groups", 1));
  }

  private static Tensor slice(LayerDraft layer, Tensor x) {
    int[] shape = x.shape();
    shape[shape.length - 1] = layer.number("units");
    return x.strided(shape, Shapes.strides(x.shape()), layer.number("offset"));
  }

  private static Tensor embedding(LayerDraft layer, Tensor x) {
    Map<String, Tensor> named = Map.of("table", layer.tensors().get("weight"), "x", x);
    Tensor rows = compute(Op.GATHER, Attributes.of("axis", 0), named, List.of("table", "x"));
    return rows.reshaped(shape(layer, x.dim(0)));
  }

  private Tensor activated(LayerDraft layer, Tensor x) {
    if (layer.isSoftmax()) {
      return compute(Op.SOFTMAX, Attributes.of("axis", -1), Map.of("x", x), List.of("x"));
    }
    return x.map(layer.activation()::at);
  }
}
