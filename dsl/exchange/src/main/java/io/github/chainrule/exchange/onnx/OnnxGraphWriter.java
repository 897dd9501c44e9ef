package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** Builds the graph of an ONNX file: nodes with names, constants, inputs and outputs. */
final class OnnxGraphWriter {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private static final int OPSET = 17;
  private static final int IR_VERSION = 8;

  private final Map<String, String> properties = new TreeMap<>();
  private final ProtoWriter graph = new ProtoWriter();
  private int count;

  /** A name that no value has. */
  String fresh(String like) {
    count++;
    return like + "/" + count;
  }

  /** Adds a node that gives a value; attributes are integers, lists of them, or reals. */
  String node(String type, String output, Map<String, Object> attributes, String... inputs) {
    ProtoWriter node = new ProtoWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(3, output + ":" + type).text(4, type);
    attributes.forEach((name, value) -> node.message(5, attribute(name, value)));
    graph.message(1, node);
    return output;
  }

  private static ProtoWriter attribute(String name, Object value) {
    ProtoWriter attribute = new ProtoWriter().text(1, name);
    if (value instanceof int[] numbers) {
      for (int number : numbers) {
        attribute.integer(8, number);
      }
      return attribute.integer(20, 7);
    }
    return value instanceof Integer number
        ? attribute.integer(3, number).integer(20, 2)
        : attribute.real(2, ((Double) value).floatValue()).integer(20, 1);
  }

  /** Adds a constant in single precision. */
  String constant(String name, Tensor tensor) {
    ByteBuffer data = ByteBuffer.allocate(4 * tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : tensor.data()) {
      data.putFloat((float) value);
    }
    return constant(name, FLOAT, data.array(), tensor.shape());
  }

  String integers(String name, int... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      data.putLong(value);
    }
    return constant(name, INT64, data.array(), values.length);
  }

  private String constant(String name, int type, byte[] data, int... shape) {
    ProtoWriter tensor = new ProtoWriter();
    for (int dimension : shape) {
      tensor.integer(1, dimension);
    }
    graph.message(5, tensor.integer(2, type).text(8, name).bytes(9, data));
    return name;
  }

  void input(String name, int... extent) {
    graph.message(11, value(name, extent));
  }

  void output(String name, int... extent) {
    graph.message(12, value(name, extent));
  }

  /** A float tensor whose first axis, of any size, is that of the samples. */
  private static ProtoWriter value(String name, int... extent) {
    ProtoWriter shape = new ProtoWriter().message(1, new ProtoWriter().text(2, "batch"));
    for (int dimension : extent) {
      shape.message(1, new ProtoWriter().integer(1, dimension));
    }
    ProtoWriter tensor = new ProtoWriter().integer(1, FLOAT).message(2, shape);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
  }

  /** Says something of the model. */
  void property(String key, String value) {
    properties.put(key, value);
  }

  /** The whole file. */
  byte[] model(String name) {
    graph.text(2, name);
    ProtoWriter opset = new ProtoWriter().text(1, "").integer(2, OPSET);
    ProtoWriter model =
        new ProtoWriter()
            .integer(1, IR_VERSION)
            .text(2, "chainrule")
            .message(7, graph)
            .message(8, opset);
    properties.forEach(
        (key, value) -> model.message(14, new ProtoWriter().text(1, key).text(2, value)));
    return model.toByteArray();
  }
}
