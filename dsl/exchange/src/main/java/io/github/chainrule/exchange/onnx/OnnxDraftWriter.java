package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.draft.HeadDraft;
import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.formula.Formula.Variable;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a network as an ONNX file: opset 17, single precision, any number of samples, the names of
 * the layers kept. Values have their channels last, as in the network; what ONNX wants otherwise is
 * transposed around the operators that want it.
 */
public final class OnnxDraftWriter {
  private final NetworkDraft draft;
  private final OnnxGraphWriter graph = new OnnxGraphWriter();
  private final OnnxFormulas formulas = new OnnxFormulas(graph);
  private final Map<LayerDraft, String> values = new HashMap<>();

  private OnnxDraftWriter(NetworkDraft draft) {
    this.draft = draft;
  }

  /** The bytes of the file. */
  public static byte[] write(NetworkDraft draft, String name) {
    OnnxDraftWriter writer = new OnnxDraftWriter(draft);
    writer.addInputs();
    draft.layers().forEach(writer::add);
    for (HeadDraft head : draft.heads()) {
      writer.graph.output(writer.values.get(head.layer()), head.layer().extent());
    }
    draft.metadata().forEach(writer.graph::property);
    return writer.graph.model(name);
  }

  private void addInputs() {
    int at = 0;
    for (InputDraft input : draft.inputs()) {
      LayerDraft layer = input.layer();
      graph.input(layer.name(), layer.extent());
      String value = layer.name();
      if (draft.isScaled()) {
        String shift = scaling(layer, draft.shift(), at, ".shift");
        String scale = scaling(layer, draft.scale(), at, ".scale");
        String centred = graph.node("Sub", graph.fresh(value), Map.of(), value, shift);
        value = graph.node("Div", graph.fresh(value), Map.of(), centred, scale);
      }
      values.put(layer, value);
      at += layer.size();
    }
  }

  private String scaling(LayerDraft layer, double[] constants, int at, String role) {
    double[] own = Arrays.copyOfRange(constants, at, at + layer.size());
    return graph.constant(layer.name() + role, Tensor.of(layer.extent(), own));
  }

  private String joined(LayerDraft layer) {
    if (layer.from().size() == 1) {
      return values.get(layer.from().get(0));
    }
    String[] all = layer.from().stream().map(values::get).toArray(String[]::new);
    return graph.node("Concat", graph.fresh(layer.name()), Map.of("axis", -1), all);
  }

  private void add(LayerDraft layer) {
    boolean activated = layer.isSoftmax() || !layer.activation().equals(Variable.V);
    String name = layer.name();
    String output = activated ? graph.fresh(name) : name;
    String value = linear(layer, output);
    if (layer.isSoftmax()) {
      value = formulas.softmax(value, name);
    } else if (activated) {
      value = formulas.write(layer.activation(), value, name);
    }
    values.put(layer, value);
  }

  private String linear(LayerDraft layer, String output) {
    return switch (layer.kind()) {
      case ADD, MULTIPLY -> combined(layer, output);
      case ACTIVATE -> joined(layer);
      case CONCAT -> {
        String[] all = layer.from().stream().map(values::get).toArray(String[]::new);
        yield graph.node("Concat", output, Map.of("axis", -1), all);
      }
      default -> of(layer, joined(layer), output);
    };
  }

  private String of(LayerDraft layer, String x, String output) {
    return switch (layer.kind()) {
      case DENSE -> dense(layer, x, output);
      case CONV_1D, CONV_2D -> convolution(layer, x, output);
      case MAX_POOL -> pool(layer, x, output, "MaxPool");
      case AVERAGE_POOL -> pool(layer, x, output, "AveragePool");
      case GLOBAL_MAX_POOL -> global(layer, x, output, "ReduceMax");
      case GLOBAL_AVERAGE_POOL -> global(layer, x, output, "ReduceMean");
      case FLATTEN -> graph.node("Flatten", output, Map.of("axis", 1), x);
      case SLICE -> slice(layer, x, output);
      case LAYER_NORM ->
          graph.node(
              "LayerNormalization",
              output,
              Map.of("axis", -1, "epsilon", layer.epsilon()),
              x,
              tensor(layer, "weight"),
              tensor(layer, "bias"));
      case BATCH_NORM -> batchNorm(layer, x, output);
      case EMBEDDING -> embedding(layer, x, output);
      default -> throw new IllegalArgumentException("no layer: " + layer.kind());
    };
  }

  private String tensor(LayerDraft layer, String role) {
    return graph.constant(layer.name() + "." + role, layer.tensors().get(role));
  }

  private String dense(LayerDraft layer, String x, String output) {
    String weights = tensor(layer, "weight");
    boolean biased = layer.tensors().containsKey("bias");
    if (layer.extent().length == 1 && biased) {
      return graph.node("Gemm", output, Map.of(), x, weights, tensor(layer, "bias"));
    }
    if (!biased) {
      return graph.node("MatMul", output, Map.of(), x, weights);
    }
    String product = graph.node("MatMul", graph.fresh(output), Map.of(), x, weights);
    return graph.node("Add", output, Map.of(), product, tensor(layer, "bias"));
  }

  private static int axes(LayerDraft layer) {
    return layer.from().get(0).extent().length - 1;
  }

  private String channelsFirst(LayerDraft layer, String x) {
    int[] order = axes(layer) == 1 ? new int[] {0, 2, 1} : new int[] {0, 3, 1, 2};
    return graph.node("Transpose", graph.fresh(layer.name()), Map.of("perm", order), x);
  }

  private String channelsLast(LayerDraft layer, String x, String output) {
    int[] order = axes(layer) == 1 ? new int[] {0, 2, 1} : new int[] {0, 2, 3, 1};
    return graph.node("Transpose", output, Map.of("perm", order), x);
  }

  private static Map<String, Object> window(LayerDraft layer, String size) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("kernel_shape", layer.elements().get(size));
    attributes.put("strides", layer.elements().get("stride"));
    int[] pad = (int[]) layer.elements().get("pad");
    if (pad != null) {
      // Begin and end of each axis become all begins, then all ends.
      attributes.put("pads", pad.length == 2 ? pad : new int[] {pad[0], pad[2], pad[1], pad[3]});
    }
    return attributes;
  }

  private String convolution(LayerDraft layer, String x, String output) {
    Map<String, Object> attributes = window(layer, "kernel");
    attributes.put("dilations", layer.elements().get("dilation"));
    attributes.put("group", layer.elements().get("groups"));
    Tensor weights = layer.tensors().get("weight");
    boolean planar = layer.kind() == Kind.CONV_2D;
    Tensor moved = planar ? weights.transposed(3, 2, 0, 1) : weights.transposed(2, 1, 0);
    String w = graph.constant(layer.name() + ".weight", moved);
    String first = channelsFirst(layer, x);
    String value = graph.fresh(output);
    if (layer.tensors().containsKey("bias")) {
      graph.node("Conv", value, attributes, first, w, tensor(layer, "bias"));
    } else {
      graph.node("Conv", value, attributes, first, w);
    }
    return channelsLast(layer, value, output);
  }

  private String pool(LayerDraft layer, String x, String output, String type) {
    String value =
        graph.node(type, graph.fresh(output), window(layer, "size"), channelsFirst(layer, x));
    return channelsLast(layer, value, output);
  }

  private String global(LayerDraft layer, String x, String output, String type) {
    int[] over = axes(layer) == 1 ? new int[] {1} : new int[] {1, 2};
    return graph.node(type, output, Map.of("axes", over, "keepdims", 0), x);
  }

  private String slice(LayerDraft layer, String x, String output) {
    int offset = layer.number("offset");
    String starts = graph.integers(graph.fresh(output), offset);
    String ends = graph.integers(graph.fresh(output), offset + layer.number("units"));
    String axes = graph.integers(graph.fresh(output), -1);
    return graph.node("Slice", output, Map.of(), x, starts, ends, axes);
  }

  private String batchNorm(LayerDraft layer, String x, String output) {
    String[] roles = {"weight", "bias", "running_mean", "running_var"};
    String[] inputs = new String[5];
    boolean vector = layer.extent().length == 1;
    inputs[0] = vector ? x : channelsFirst(layer, x);
    for (int i = 0; i < roles.length; i++) {
      inputs[i + 1] = tensor(layer, roles[i]);
    }
    String value = vector ? output : graph.fresh(output);
    graph.node("BatchNormalization", value, Map.of("epsilon", layer.epsilon()), inputs);
    return vector ? value : channelsLast(layer, value, output);
  }

  private String embedding(LayerDraft layer, String x, String output) {
    String codes = graph.node("Cast", graph.fresh(output), Map.of("to", 7), x);
    String rows =
        graph.node(
            "Gather", graph.fresh(output), Map.of("axis", 0), tensor(layer, "weight"), codes);
    int[] extent = layer.extent();
    int[] shape = new int[extent.length + 1];
    shape[0] = -1;
    System.arraycopy(extent, 0, shape, 1, extent.length);
    return graph.node(
        "Reshape", output, Map.of(), rows, graph.integers(graph.fresh(output), shape));
  }

  private String combined(LayerDraft layer, String output) {
    String type = layer.kind() == Kind.ADD ? "Add" : "Mul";
    String value = spread(layer, 0);
    for (int i = 1; i < layer.from().size(); i++) {
      boolean last = i == layer.from().size() - 1;
      value =
          graph.node(type, last ? output : graph.fresh(output), Map.of(), value, spread(layer, i));
    }
    return value;
  }

  /** A vector of channels beside positions has axes of 1 for them. */
  private String spread(LayerDraft layer, int index) {
    LayerDraft source = layer.from().get(index);
    String value = values.get(source);
    int missing = layer.extent().length - source.extent().length;
    if (missing == 0) {
      return value;
    }
    int[] axes = missing == 1 ? new int[] {1} : new int[] {1, 2};
    String where = graph.integers(graph.fresh(layer.name()), axes);
    return graph.node("Unsqueeze", graph.fresh(layer.name()), Map.of(), value, where);
  }
}
