package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.tensor.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@code NodeProto}: an operator, what it reads and gives, and its attributes. */
final class OnnxNode {
  final List<String> inputs = new ArrayList<>();
  final List<String> outputs = new ArrayList<>();
  String name = "";
  String type = "";
  String domain = "";
  private final Map<String, Attribute> attributes = new LinkedHashMap<>();

  private static final class Attribute {
    private float real;
    private long integer;
    private String text = "";
    private OnnxTensor tensor;
    private final NumberBuffer reals = new NumberBuffer();
    private final NumberBuffer integers = new NumberBuffer();
    private final List<String> texts = new ArrayList<>();
  }

  private OnnxNode() {}

  static OnnxNode read(ProtoReader message) throws DamagedFileException {
    OnnxNode node = new OnnxNode();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> node.inputs.add(message.text());
        case 2 -> node.outputs.add(message.text());
        case 3 -> node.name = message.text();
        case 4 -> node.type = message.text();
        case 5 -> node.readAttribute(message.message());
        case 7 -> node.domain = message.text();
        default -> {
          // Documentation.
        }
      }
    }
    node.domain = node.domain.equals("ai.onnx") ? "" : node.domain;
    return node;
  }

  private void readAttribute(ProtoReader message) throws DamagedFileException {
    Attribute attribute = new Attribute();
    String key = "";
    while (message.next()) {
      switch (message.field()) {
        case 1 -> key = message.text();
        case 2 -> attribute.real = message.real();
        case 3 -> attribute.integer = message.integer();
        case 4 -> attribute.text = message.text();
        case 5 -> attribute.tensor = OnnxTensor.read(message.message());
        case 7 -> message.reals(attribute.reals, 4);
        case 8 -> message.integers(attribute.integers);
        case 9 -> attribute.texts.add(message.text());
        default -> {
          // Graphs, which only control flow has.
        }
      }
    }
    attributes.put(key, attribute);
  }

  boolean has(String key) {
    return attributes.containsKey(key);
  }

  int integer(String key, int otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    long value = attributes.get(key).integer;
    return (int) Math.max(Math.min(value, Integer.MAX_VALUE), Integer.MIN_VALUE);
  }

  double real(String key, double otherwise) {
    return has(key) ? Numbers.intended(attributes.get(key).real) : otherwise;
  }

  String text(String key, String otherwise) {
    return has(key) ? attributes.get(key).text : otherwise;
  }

  /** A list of integers; null if there is none. */
  int[] ints(String key) {
    return has(key) ? attributes.get(key).integers.toInts() : null;
  }

  double[] reals(String key) {
    return has(key) ? attributes.get(key).reals.toArray() : new double[0];
  }

  List<String> texts(String key) {
    return has(key) ? attributes.get(key).texts : List.of();
  }

  OnnxTensor tensor(String key) {
    return has(key) ? attributes.get(key).tensor : null;
  }

  String input(int index) {
    return index < inputs.size() ? inputs.get(index) : "";
  }

  String label() {
    return name.isEmpty() && !outputs.isEmpty() ? outputs.get(0) : name;
  }
}
