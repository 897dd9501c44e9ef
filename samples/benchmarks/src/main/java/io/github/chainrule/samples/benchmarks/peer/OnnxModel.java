package io.github.chainrule.samples.benchmarks.peer;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Model;
import java.util.List;

/**
 * Turns a compiled network into a file of the Open Neural Network Exchange, for a fixed number of
 * samples: per layer a Gemm, x · W + b with W as the parameters have it, and its activation.
 *
 * <p>The numbers of the fields are those of onnx.proto; a constant is named like the message and
 * the field.
 */
final class OnnxModel {
  static final String INPUT = "x";

  private static final int MODEL_IR_VERSION = 1;
  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_OPSET_IMPORT = 8;
  private static final int OPSET_DOMAIN = 1;
  private static final int OPSET_VERSION = 2;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_NAME = 2;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;
  private static final int NODE_INPUT = 1;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_OP_TYPE = 4;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_DATA_TYPE = 2;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW_DATA = 9;
  private static final int VALUE_NAME = 1;
  private static final int VALUE_TYPE = 2;
  private static final int TYPE_TENSOR = 1;
  private static final int TENSOR_TYPE_ELEMENT = 1;
  private static final int TENSOR_TYPE_SHAPE = 2;
  private static final int SHAPE_DIMENSION = 1;
  private static final int DIMENSION_VALUE = 1;

  private static final int FLOAT = 1;
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;

  private final ProtobufMessage graph = new ProtobufMessage();
  private final Model model;
  private final int samples;

  private OnnxModel(Model model, int samples) {
    this.model = model;
    this.samples = samples;
  }

  /** The file. */
  static byte[] of(Model model, int samples) {
    return new OnnxModel(model, samples).write();
  }

  /** The name of the output, which is that of the last layer. */
  static String output(Model model) {
    List<Layer> layers = model.layers();
    return layers.get(layers.size() - 1).name();
  }

  private byte[] write() {
    String input = INPUT;
    for (Layer layer : model.layers()) {
      append(layer, input);
      input = layer.name();
    }
    graph.text(GRAPH_NAME, "network");
    graph.message(GRAPH_INPUT, value(INPUT, model.inputs()));
    graph.message(GRAPH_OUTPUT, value(input, model.outputs()));
    ProtobufMessage opset =
        new ProtobufMessage().text(OPSET_DOMAIN, "").integer(OPSET_VERSION, OPSET);
    return new ProtobufMessage()
        .integer(MODEL_IR_VERSION, IR_VERSION)
        .message(MODEL_GRAPH, graph)
        .message(MODEL_OPSET_IMPORT, opset)
        .toBytes();
  }

  private void append(Layer layer, String input) {
    String sum = layer.name() + ".sum";
    String weights = layer.name() + ".weights";
    String bias = layer.name() + ".bias";
    graph.message(
        GRAPH_INITIALIZER, tensor(weights, layer.weightsOffset(), layer.inputs(), layer.units()));
    graph.message(GRAPH_INITIALIZER, tensor(bias, layer.biasOffset(), layer.units()));
    graph.message(GRAPH_NODE, node("Gemm", sum, input, weights, bias));
    graph.message(GRAPH_NODE, node(operator(layer), layer.name(), sum));
  }

  private static String operator(Layer layer) {
    return switch (Activation.valueOf(layer.activation())) {
      case TANH -> "Tanh";
      case RELU -> "Relu";
      case SIGMOID -> "Sigmoid";
      case SOFTMAX -> "Softmax";
      default -> throw new IllegalArgumentException("No operator for " + layer.activation());
    };
  }

  private static ProtobufMessage node(String operator, String output, String... inputs) {
    ProtobufMessage node = new ProtobufMessage();
    for (String input : inputs) {
      node.text(NODE_INPUT, input);
    }
    return node.text(NODE_OUTPUT, output).text(NODE_OP_TYPE, operator);
  }

  private ProtobufMessage tensor(String name, int offset, int... shape) {
    ProtobufMessage tensor = new ProtobufMessage();
    int length = 1;
    for (int dimension : shape) {
      tensor.integer(TENSOR_DIMS, dimension);
      length *= dimension;
    }
    return tensor
        .integer(TENSOR_DATA_TYPE, FLOAT)
        .text(TENSOR_NAME, name)
        .floats(TENSOR_RAW_DATA, model.parameters(), offset, length);
  }

  private ProtobufMessage value(String name, int columns) {
    ProtobufMessage shape =
        new ProtobufMessage()
            .message(SHAPE_DIMENSION, new ProtobufMessage().integer(DIMENSION_VALUE, samples))
            .message(SHAPE_DIMENSION, new ProtobufMessage().integer(DIMENSION_VALUE, columns));
    ProtobufMessage tensor =
        new ProtobufMessage().integer(TENSOR_TYPE_ELEMENT, FLOAT).message(TENSOR_TYPE_SHAPE, shape);
    ProtobufMessage type = new ProtobufMessage().message(TYPE_TENSOR, tensor);
    return new ProtobufMessage().text(VALUE_NAME, name).message(VALUE_TYPE, type);
  }
}
