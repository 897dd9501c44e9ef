package io.github.chainrule.exchange.rtneural;

import static io.github.chainrule.exchange.formula.Formula.Variable.V;
import static io.github.chainrule.exchange.formula.Formula.call;
import static io.github.chainrule.exchange.formula.Formula.number;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.Json;
import io.github.chainrule.exchange.OperatorTable;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.graph.ChannelsLast;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphBuilder;
import io.github.chainrule.exchange.graph.GraphInput;
import io.github.chainrule.exchange.graph.Window;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Reads RTNeural's JSON: a chain of layers over steps, the channels last. */
public final class RtNeuralReader {
  static final OperatorTable<RtNeuralReading> TABLE = table();

  private RtNeuralReader() {}

  /** The table as the manual has it. */
  public static String manual() {
    return TABLE.markdown();
  }

  private static OperatorTable<RtNeuralReading> table() {
    OperatorTable<RtNeuralReading> table = new OperatorTable<>("RTNeural");
    table.add(
        "dense time-distributed-dense",
        "`@Dense`, at each step by the same weights",
        (it, x) -> it.nodes().dense(x, it.weight(0), it.weightOrNull(1)));
    table.add("conv1d", "`@Conv1D`, causal", RtNeuralReader::convolution);
    table.add(
        "batchnorm",
        "folded into a `@Dense` or `@Conv1D` beside it, else `@BatchNorm`",
        RtNeuralReader::batchNorm);
    table.add(
        "prelu",
        "a formula for one slope; for several, a sum of both sides",
        (it, x) -> {
          Tensor slopes = it.weight(0);
          return it.nodes().slopes(x, slopes.reshaped(slopes.size()));
        });
    table.add("activation", "the activation of that name", (it, x) -> x);
    return table;
  }

  private static String convolution(RtNeuralLayer it, String x) throws DamagedFileException {
    int size = Json.ints(it.json().get("kernel_size"), 1)[0];
    int dilation = Json.ints(it.json().get("dilation"), 1)[0];
    int groups = Json.integer(it.json(), "groups", 1);
    int[] one = {1};
    if (size < 1 || dilation < 1 || (long) (size - 1) * dilation > 1 << 20) {
      throw new DamagedFileException(
          "a convolution of %d steps, %d apart".formatted(size, dilation));
    }
    Window window =
        Window.of(
            new int[] {size},
            one,
            new int[] {dilation},
            new int[] {(size - 1) * dilation},
            new int[1],
            false);
    return it.nodes().convolution(x, it.weight(0), it.weightOrNull(1), window, groups);
  }

  /** Scale and centre are left out where they are 1 and 0. */
  private static String batchNorm(RtNeuralLayer it, String x) throws DamagedFileException {
    boolean affine = it.weights() >= 4;
    Tensor mean = it.weight(affine ? 2 : 0);
    Tensor variance = it.weight(affine ? 3 : 1);
    Tensor gamma = affine ? it.weight(0) : Tensor.filled(1, mean.size());
    Tensor beta = affine ? it.weight(1) : Tensor.filled(0, mean.size());
    double epsilon = Json.real(it.json(), "epsilon", 1e-3);
    return it.nodes().batchNorm(x, gamma, beta, mean, variance, epsilon);
  }

  /** Reads a file. */
  public static Graph read(byte[] file) throws DamagedFileException {
    JsonObject model = Json.parse(file);
    JsonArray layers = Json.array(model, "layers");
    if (!model.has("in_shape") || layers.isEmpty()) {
      throw new DamagedFileException(
          "JSON without 'in_shape' and 'layers': no RTNeural model, or a state dict, which says"
              + " nothing of the architecture");
    }
    Graph graph = new Graph("");
    graph.inputs().add(new GraphInput("input", Json.ints(model.get("in_shape"))));
    String value = "input";
    for (int i = 0; i < layers.size(); i++) {
      value = add(graph, Json.objectAt(layers, i), i + 1, value);
    }
    graph.outputs().add(value);
    return graph;
  }

  private static String add(Graph graph, JsonObject json, int number, String x)
      throws DamagedFileException {
    String type = Json.text(json, "type", "");
    GraphBuilder builder = new GraphBuilder(graph, type, "");
    RtNeuralLayer layer = new RtNeuralLayer(json, new ChannelsLast(builder));
    String output = "layer" + number;
    RtNeuralReading reading = TABLE.reading(type);
    String advice = advice(type);
    if (reading != null) {
      try {
        String value = reading.read(layer, x);
        builder.alias(activated(layer, Json.text(json, "activation", ""), value), output);
        return output;
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        advice = "" + e.getMessage();
      }
    }
    builder.unsupported(advice, List.of(x), List.of(output));
    return output;
  }

  private static String advice(String type) {
    return List.of("gru", "lstm").contains(type)
        ? "recurrent layers have no counterpart yet"
        : "no layer computes this";
  }

  private static String activated(RtNeuralLayer layer, String name, String x) {
    if (name.equals("softmax")) {
      return layer.nodes().softmax(x);
    }
    Formula formula =
        switch (name) {
          case "", "linear" -> V;
          case "tanh" -> call(Function.TANH, V);
          case "relu" -> call(Function.RELU, V);
          case "sigmoid" -> call(Function.SIGMOID, V);
          case "elu" -> NamedActivations.elu(1);
          default ->
              throw new IllegalArgumentException(
                  "the activation '"
                      + name
                      + "' is not known, of "
                      + Arrays.asList("tanh", "relu", "sigmoid", "elu", "softmax"));
        };
    return layer.nodes().map(formula, x);
  }
}
