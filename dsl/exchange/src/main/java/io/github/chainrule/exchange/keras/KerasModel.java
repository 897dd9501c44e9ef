package io.github.chainrule.exchange.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.Json;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphBuilder;
import io.github.chainrule.exchange.graph.GraphInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the configuration of a Keras model, sequential or functional, into a graph. */
final class KerasModel {
  private static final int DEEPEST = 20;

  private final KerasWeights weights;
  private final int version;
  private final Graph graph = new Graph("");
  private final Set<String> names = new HashSet<>();
  private int depth;

  KerasModel(KerasWeights weights, int version) {
    this.weights = weights;
    this.version = version;
  }

  Graph read(JsonObject model) throws DamagedFileException {
    List<String> outputs = readModel(model, null, weights);
    for (String output : outputs) {
      graph.outputs().add(output);
    }
    return graph;
  }

  /**
   * Reads a model.
   *
   * @param given the values that an inner model is applied to; null for the outermost
   * @return the values that it gives
   */
  private List<String> readModel(JsonObject model, List<String> given, KerasWeights own)
      throws DamagedFileException {
    String kind = Json.text(model, "class_name", "");
    if (++depth > DEEPEST) {
      throw new DamagedFileException("models within models within models");
    }
    List<String> outputs =
        switch (kind) {
          case "Sequential" -> sequential(model, given, own);
          case "Functional", "Model" -> functional(Json.object(model, "config"), given, own);
          default ->
              throw new DamagedFileException(
                  "a model of the class '" + kind + "'; sequential and functional ones are read");
        };
    depth--;
    return outputs;
  }

  private List<String> sequential(JsonObject model, List<String> given, KerasWeights own)
      throws DamagedFileException {
    JsonObject config = Json.object(model, "config");
    JsonArray layers =
        config.has("layers") ? Json.array(config, "layers") : Json.array(model, "config");
    String value = given == null || given.isEmpty() ? null : given.get(0);
    for (int i = 0; i < layers.size(); i++) {
      JsonObject layer = Json.objectAt(layers, i);
      boolean input = Json.text(layer, "class_name", "").equals("InputLayer");
      if (value == null) {
        value = addInput(layer, config);
      }
      if (!input) {
        value = apply(layer, List.of(value), own).get(0);
      }
    }
    if (value == null) {
      throw new DamagedFileException("a model without layers");
    }
    return List.of(value);
  }

  /** The input of a model, from the first of its layers or from the model's own description. */
  private String addInput(JsonObject layer, JsonObject model) throws DamagedFileException {
    JsonObject config = Json.object(layer, "config");
    JsonElement shape = config.get("batch_shape");
    shape = shape == null ? config.get("batch_input_shape") : shape;
    shape = shape == null ? Json.object(layer, "build_config").get("input_shape") : shape;
    shape = shape == null ? model.get("build_input_shape") : shape;
    boolean input = Json.text(layer, "class_name", "").equals("InputLayer");
    String name = input ? Json.text(config, "name", "input") : "input";
    int[] sizes = shape == null ? null : Json.ints(shape);
    graph.inputs().add(new GraphInput(name, sizes));
    names.add(name);
    return name;
  }

  private List<String> apply(JsonObject layer, List<String> inputs, KerasWeights own)
      throws DamagedFileException {
    String kind = Json.text(layer, "class_name", "");
    if (inputs.isEmpty()) {
      throw new DamagedFileException("a layer of the class '" + kind + "' that reads nothing");
    }
    JsonObject config = Json.object(layer, "config");
    String name = Json.text(config, "name", Json.text(layer, "name", kind));
    boolean model = kind.equals("Sequential") || kind.equals("Functional") || kind.equals("Model");
    if (model) {
      return readModel(layer, inputs, own.inside(name));
    }
    GraphBuilder builder = new GraphBuilder(graph, kind, name);
    KerasReading reading = KerasOperators.TABLE.reading(kind);
    // Applied again, or in an inner model of the same names, it gives a value of another name.
    String output = names.add(name) ? name : graph.freshName(name);
    String advice = KerasAdvice.of(kind);
    if (reading != null) {
      try {
        KerasLayer context = new KerasLayer(config, inputs, builder, own, name, version);
        builder.alias(reading.read(context), output);
        return List.of(output);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        advice = "" + e.getMessage();
      }
    }
    builder.unsupported(advice, inputs, List.of(output));
    return List.of(output);
  }

  private List<String> functional(JsonObject config, List<String> given, KerasWeights own)
      throws DamagedFileException {
    JsonArray layers = Json.array(config, "layers");
    Map<KerasTensor, String> values = new HashMap<>();
    List<KerasTensor> inputs = KerasTensor.list(config.get("input_layers"));
    Map<KerasTensor, JsonObject> declared = new LinkedHashMap<>();
    inputs.forEach(input -> declared.put(input, null));
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      JsonObject layer = Json.objectAt(layers, i);
      String name = Json.text(layer, "name", Json.text(Json.object(layer, "config"), "name", ""));
      if (Json.text(layer, "class_name", "").equals("InputLayer")) {
        declared.put(new KerasTensor(name, 0, 0), layer);
      } else {
        addCalls(layer, name, calls);
      }
    }
    addInputs(declared, inputs, given, config, values);
    run(calls, values, own);
    List<String> outputs = new ArrayList<>();
    for (KerasTensor output : KerasTensor.list(config.get("output_layers"))) {
      String value = values.get(output);
      if (value == null) {
        throw new DamagedFileException(
            "an output of the layer '" + output.layer() + "', which gives none");
      }
      outputs.add(value);
    }
    return outputs;
  }

  /** Adds the inputs in the order in which the model takes them, whatever that of its layers. */
  private void addInputs(
      Map<KerasTensor, JsonObject> declared,
      List<KerasTensor> order,
      List<String> given,
      JsonObject config,
      Map<KerasTensor, String> values)
      throws DamagedFileException {
    for (Map.Entry<KerasTensor, JsonObject> input : declared.entrySet()) {
      if (input.getValue() == null) {
        continue;
      }
      int index = order.indexOf(input.getKey());
      values.put(
          input.getKey(),
          given == null
              ? addInput(input.getValue(), config)
              : given.get(Math.min(Math.max(index, 0), given.size() - 1)));
    }
  }

  /** A layer applied to values. */
  private record Call(JsonObject layer, String name, int node, List<KerasTensor> inputs) {}

  private static void addCalls(JsonObject layer, String name, List<Call> calls) {
    JsonArray nodes = Json.array(layer, "inbound_nodes");
    for (int node = 0; node < nodes.size(); node++) {
      calls.add(new Call(layer, name, node, KerasTensor.inputs(nodes.get(node))));
    }
  }

  /** Runs calls as soon as what they read is there. */
  private void run(List<Call> calls, Map<KerasTensor, String> values, KerasWeights own)
      throws DamagedFileException {
    List<Call> open = new ArrayList<>(calls);
    boolean progress = true;
    while (progress && !open.isEmpty()) {
      progress = false;
      for (Call call : List.copyOf(open)) {
        if (values.keySet().containsAll(call.inputs())) {
          List<String> inputs = call.inputs().stream().map(values::get).toList();
          List<String> outputs = apply(call.layer(), inputs, own);
          for (int i = 0; i < outputs.size(); i++) {
            values.put(new KerasTensor(call.name(), call.node(), i), outputs.get(i));
          }
          open.remove(call);
          progress = true;
        }
      }
    }
    if (!open.isEmpty()) {
      throw new DamagedFileException(
          "the layer '" + open.get(0).name() + "' reads what no layer gives");
    }
  }
}
